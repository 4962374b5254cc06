import { existsSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { availableParallelism, tmpdir } from 'node:os';
import { join } from 'node:path';
import type { BenchPart } from '../bench-part.js';
import { clipFigures, sizeFigures, type Comparison, type Measured } from './full-size-figures.js';
import { fullSizeTable } from './full-size-table.js';
import { createPeerBudget, GROWTH } from './peer-budget.js';
import { startPeer, type Peer } from './peer.js';
import { randomWeights } from './random-weights.js';
import type { Operation, StepRecord } from './step-messages.js';
import { startStepProcess, type StepProcess } from './step-process.js';

const PLAN = { frames: 16, sizes: [256, 256, 256, 512] };
const QUICK = { frames: 2, sizes: [64] };
/** Frames that the peer's VAE repeats: it works frame by frame, and the time is better spent on the UNets. */
const VAE_FRAMES = 4;
const THREADS = 2;

/**
 * One fusion step on random weights at SD 1.5's true sizes, ours and diffusers' evaluation by evaluation in turns, so that both see
 * the same machine. diffusers takes part where RELIGHT_REFERENCE_PYTHON names a Python that has it.
 */
export const benchFullSize: BenchPart = async ({ root, quick, report, weights, provider }) => {
  const folder = weights ?? process.env.RELIGHT_FULL_SIZE_WEIGHTS ?? join(tmpdir(), 'relight-full-size-weights');
  await randomWeights(folder, report);
  const plan = quick ? QUICK : PLAN;
  const threads = Math.min(THREADS, availableParallelism());
  const scratch = await mkdtemp(join(tmpdir(), 'relight-full-size-'));
  let ours: StepProcess | null = null;
  let peer: Peer | null = null;
  try {
    const budget = createPeerBudget();
    ours = await startStepProcess({ folder, provider, threads });
    report(`Ours is open after ${ours.openSeconds.toFixed(0)} s: ${ours.provider}, ${ours.attention} attention`);
    peer = await openPeer({ root, folder, threads, report });
    const steps: StepRecord[] = [];
    const comparisons: Comparison[] = [];
    const skipped = peer === null ? ['everything: RELIGHT_REFERENCE_PYTHON names no Python with diffusers'] : [];

    for (const [at, size] of plan.sizes.entries()) {
      const later = plan.sizes.slice(at + 1).map((each) => ({ size: each }));
      const last = plan.sizes.indexOf(size) === at;
      const together = peer !== null && (last || budget.affordsStep(size, later, steps, comparisons));
      if (peer !== null && !together) skipped.push(`run ${at + 1} (${size}x${size}): no time left`);
      const seen = new Set<string>();
      let spent = 0;
      const after = async (operation: Operation, write: Parameters<Parameters<StepProcess['step']>[0]['after']>[1]): Promise<void> => {
        const { what, seconds } = operation;
        spent += seconds;
        report(`${size}x${size} ${what}: ours ${line(operation)}`);
        // Of the VAE's two decodes one is enough; IC-Light's two streams differ.
        if (peer === null || !together || (seen.has(what) && what !== 'light')) return;
        seen.add(what);
        const frames = what === 'video' || what === 'light' ? operation.frames : Math.min(VAE_FRAMES, operation.frames);
        const ownLeft = steps.length === 0 ? 0 : Math.max(0, steps[0].seconds * GROWTH ** Math.log2(size / steps[0].size) - spent);
        if (!budget.affords({ what, size, frames }, ownLeft, comparisons)) {
          skipped.push(`${what} at ${size}x${size}: no time left`);
          return;
        }
        const { seconds: peerSeconds, cpuSeconds, difference } = await peer.run(await write(scratch, frames));
        comparisons.push({ what, size, frames, seconds: peerSeconds, cpuSeconds, difference });
        report(
          `${size}x${size} ${what}: peer ${line({ frames, seconds: peerSeconds, cpuSeconds })}, difference ${difference.toExponential(1)}`,
        );
      };
      steps.push(await ours.step({ size, frames: plan.frames, after }));
    }

    const { openSeconds, attention } = ours;
    const measured: Measured = {
      frames: plan.frames,
      provider: ours.provider,
      attention,
      threads,
      openSeconds,
      steps,
      peer: peer?.facts ?? null,
      comparisons,
      skipped,
    };
    const sizes = sizeFigures(measured);
    const clips = await clipFigures(sizes, plan.frames);
    return { figures: { sizes, clips, measured }, markdown: fullSizeTable(measured, sizes, clips) };
  } finally {
    ours?.close();
    peer?.close();
    await rm(scratch, { recursive: true, force: true });
  }
};

async function openPeer(options: {
  readonly root: string;
  readonly folder: string;
  readonly threads: number;
  readonly report: (line: string) => void;
}): Promise<Peer | null> {
  const { root, folder, threads, report } = options;
  const python = process.env.RELIGHT_REFERENCE_PYTHON;
  if (python === undefined || !existsSync(python)) {
    report('RELIGHT_REFERENCE_PYTHON names no Python: the comparison with diffusers is skipped');
    return null;
  }
  const peer = await startPeer(python, { root, threads, device: process.env.RELIGHT_PEER_DEVICE ?? 'cpu' });
  for (const what of ['video', 'light', 'vae'] as const)
    report(`The peer loaded "${what}" in ${(await peer.load(what, folder)).toFixed(0)} s`);
  return peer;
}

function line({ frames, seconds, cpuSeconds }: Pick<Operation, 'frames' | 'seconds' | 'cpuSeconds'>): string {
  return `${seconds.toFixed(1)} s for ${frames} frames (CPU ${cpuSeconds.toFixed(1)} s)`;
}
