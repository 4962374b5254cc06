import { describe, expect, it } from '@jest/globals';
import { denoise } from '@relight/engine/pipeline/denoise.js';
import { DECAYS } from '@relight/engine/pipeline/fusion-weight.js';
import { maskMix } from '@relight/engine/pipeline/mask-mix.js';
import type { VideoFamily } from '@relight/engine/pipeline/video-family.js';
import type { RelightRun } from '@relight/models/interfaces/image-relighter.js';
import { createEulerAncestral } from '@relight/models/schedulers/euler-ancestral.js';
import { scaled, sliceFrames, weightedSum } from '@relight/models/tensor-ops.js';
import { tensor, type Tensor } from '@relight/models/tensor.js';
import { golden, goldenNotes, type Golden } from './golden.js';
import { bookError } from './parity-log.js';
import { relativeRms } from './relative-rms.js';

/** Float32 against float32: only the order of a few sums differs. */
const LIMIT = 2e-6;
const inputs = golden('inputs');

/** The reference's pixels in [-1, 1] as ours. */
function shown({ dims, data }: Tensor): Tensor {
  return tensor(
    dims,
    data.map((value) => (value + 1) / 2),
  );
}

function matches(found: Tensor, right: Tensor): void {
  const error = relativeRms(found, right);
  bookError('pipeline', error);
  expect(error).toBeLessThan(LIMIT);
}

interface Replay {
  readonly run: Golden;
  readonly source: Tensor;
  readonly mask: Tensor | null;
  /** The reference's start latents without their noise, one per call of the encoder before the first fused step. */
  readonly starts: readonly Tensor[];
  /** Places in the pool of noise, in the order of the draws. */
  readonly draws: readonly number[];
  readonly steps: number;
  readonly denoiseStrength: number;
  readonly decay: keyof typeof DECAYS;
}

/**
 * Runs the pipeline on the answers that the reference's models gave, and holds everything that the pipeline itself computes on the
 * way against the reference: what each model is asked, step by step.
 */
async function replay({ run, source, mask, starts, draws, steps, denoiseStrength, decay }: Replay): Promise<void> {
  const frames = source.dims[0];
  const [timesteps, fused, weights] = [run.numbers('timesteps'), run.numbers('fused'), run.numbers('fusion_weights')];
  const relit = [...fused.keys()].filter((step) => fused[step] === 1);
  const [asked, predictions, originals, encoded] = ['latents_in', 'noise_prediction', 'predicted_original', 'fused_latents'].map((key) =>
    run.rows(`steps.${key}`),
  );
  const masked = mask ? run.rows('steps.masked') : [];
  const detail = scaled(0.5, run.tensor('detail'));
  const pool = inputs.rows('pool.frames');
  const stock = createEulerAncestral().begin({ steps, denoiseStrength: mask ? 1 : denoiseStrength });
  const given = [...starts, ...relit.map((step) => encoded[step])];
  const picture = (step: number, key: string): Tensor | null =>
    run.keys.includes(`step${step}.${key}`) ? shown(run.tensor(`step${step}.${key}`)) : null;
  const restored = (step: number): Tensor => {
    const lost = scaled(weights[step], detail);
    return mask ? maskMix(tensor(lost.dims), lost, mask) : lost;
  };
  let [step, draw, decodes] = [-1, 0, 0];

  const family: VideoFamily = {
    denoiser: {
      predict(latents, timestep, { guidanceScale }) {
        step++;
        expect(timestep).toBe(timesteps[step]);
        expect(guidanceScale).toBe(mask && step >= masked.length ? 1 : 2);
        matches(latents, stock.scaleInput(masked[step] ?? asked[step], step));
        return Promise.resolve(predictions[step]);
      },
    },
    vae: {
      factor: 8,
      latentChannels: 4,
      encode(pixels, _, noise) {
        noise?.(given[0].dims);
        const target = draw > 2 ? picture(step, 'fusion_target') : null;
        if (target) matches(pixels, target);
        return Promise.resolve(given.shift()!);
      },
      decode(latents) {
        const [at, last] = [relit[decodes], decodes === relit.length];
        decodes++;
        matches(latents, last ? run.tensor('latents') : originals[at]);
        if (last) return Promise.resolve(shown(run.tensor('pixels')));
        if (decodes === 1) return Promise.resolve(weightedSum(1, source, -1, detail));
        return Promise.resolve(weightedSum(1, picture(at, 'consistent') ?? source, -1, restored(at)));
      },
    },
    framesPerVaeCall: Infinity,
    scheduler: createEulerAncestral(),
    conditioning: { prompt: '', negativePrompt: '', guidanceScale: 2 },
    initial: 'sample',
    steps,
    denoiseStrength,
    noise: () => () => sliceFrames(pool[draws[draw++]], 0, frames),
  };
  const views = mask ? [-1, ...relit] : [...relit];
  const relighter: RelightRun = {
    relight(view) {
      const at = views.shift()!;
      if (at === -1) matches(view, shown(run.tensor('foreground.pixels')));
      const consistent = picture(at, 'consistent');
      if (consistent) matches(view, consistent);
      const pixels = at === -1 ? shown(run.tensor('foreground.relight.pixels')) : picture(at, 'relight.pixels');
      return Promise.resolve({ kind: 'pixels', pixels: pixels ?? view });
    },
    dispose: () => undefined,
  };
  const result = await denoise({
    family,
    fusion: { domain: 'pixels', decay: DECAYS[decay], cutOff: 0.15, every: 1, detail: 'first', detailDecay: DECAYS[decay] },
    window: { indices: Array.from({ length: frames }, (_, index) => index), view: source },
    mask,
    run: relighter,
    signal: new AbortController().signal,
  });
  expect(result).toEqual(shown(run.tensor('pixels')));
  expect([step + 1, draw, decodes, given.length, views.length]).toEqual([timesteps.length, draws.length, relit.length + 1, 0, 0]);
}

describe('the pipeline, given the answers of the reference’s models', () => {
  it.each(['plf', 'plf-odd'])('asks and fuses as the reference does: %s', async (group) => {
    const run = golden(group);
    const { frames, ...notes } = goldenNotes(group) as { frames: number; steps: number; denoiseStrength: number };
    const draws = [run.number('noise.posterior'), run.number('noise.start'), ...run.numbers('noise.steps')];
    const source = shown(sliceFrames(inputs.tensor('source'), 0, frames));
    await replay({ ...notes, run, source, mask: null, starts: [run.tensor('source_latents')], draws, decay: 'linear' });
  });

  it('paints as the reference does, foreground, masks and both stages', async () => {
    const run = golden('paint');
    const { frames, totalSteps, denoiseStrength } = goldenNotes('paint') as { frames: number; totalSteps: number; denoiseStrength: number };
    const draws = [run.number('noise.foreground'), ...run.numbers('noise.steps')];
    const noise = sliceFrames(inputs.rows('pool.frames')[draws[0]], 0, frames);
    const first = createEulerAncestral().begin({ steps: totalSteps, denoiseStrength: 1 }).addNoise(tensor(noise.dims), noise, 0);
    await replay({
      run,
      source: shown(sliceFrames(inputs.tensor('source'), 0, frames)),
      mask: sliceFrames(inputs.tensor('mask'), 0, frames),
      starts: [run.tensor('source_latents'), weightedSum(1, run.tensor('start'), -1, first)],
      draws,
      steps: totalSteps,
      denoiseStrength,
      decay: 'timestep',
    });
  });
});
