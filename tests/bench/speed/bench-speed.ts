import { openBackend } from '@relight/engine/media/open-backend.js';
import { liteWeights } from '@relight/models/families/lite/weights.js';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { BenchPart } from '../bench-part.js';
import { readFrames, stretched } from '../test-footage.js';
import { STAGES, timeStages } from './time-stages.js';
import type { StageTimes } from './time-stages.js';

const SIZES = [
  { name: '512x512', width: 512, height: 512, frames: 16 },
  { name: '1080p', width: 1920, height: 1080, frames: 8 },
  { name: '2160p', width: 3840, height: 2160, frames: 4 },
] as const;

/** CPU time per frame by stage at three sizes. */
export const benchSpeed: BenchPart = async ({ root, quick, report }) => {
  const media = await openBackend();
  const weights = await liteWeights().then(
    ({ path }) => path,
    () => null,
  );
  if (weights === null) report('The weights of "lite" are not there: "network" below times flat geometry');
  const folder = await mkdtemp(join(tmpdir(), 'relight-bench-'));
  const figures: Record<string, StageTimes> = {};
  try {
    const sample = await readFrames(media, join(root, 'tests/clips/sample.mp4'), 16);
    for (const { name, width, height, frames } of quick ? SIZES.slice(0, 1) : SIZES) {
      const clip = sample.slice(0, frames).map((frame) => stretched(frame, width, height));
      figures[name] = await timeStages(clip, { media, weights, folder, rounds: quick ? 1 : 3 });
      report(`${name}: ${STAGES.map((stage) => `${stage} ${figures[name][stage].toFixed(1)}`).join(', ')} ms`);
    }
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
  return { figures: { backend: media.id, weights: weights !== null, cpuMsPerFrame: figures }, markdown: speedTable(figures) };
};

function speedTable(figures: Readonly<Record<string, StageTimes>>): string {
  const own = (t: StageTimes): number => t.view + t.network + t.flow + t.shading + t.apply;
  return [
    `CPU ms per frame, all threads, best of rounds:`,
    '',
    `| | ${STAGES.join(' | ')} | relight (view to apply) |`,
    `| --- | ${STAGES.map(() => '---:').join(' | ')} | ---: |`,
    ...Object.entries(figures).map(
      ([name, times]) => `| ${name} | ${STAGES.map((stage) => times[stage].toFixed(1)).join(' | ')} | ${own(times).toFixed(1)} |`,
    ),
    '',
    'Aims at 1080p: network, flow and shading 20 ms; apply 40 ms.',
  ].join('\n');
}
