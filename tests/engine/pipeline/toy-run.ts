import { denoise } from '@relight/engine/pipeline/denoise.js';
import type { Fusion } from '@relight/engine/pipeline/fusion-plan.js';
import { DECAYS } from '@relight/engine/pipeline/fusion-weight.js';
import type { OnStep } from '@relight/engine/pipeline/step-reports.js';
import type { VideoFamily } from '@relight/engine/pipeline/video-family.js';
import type { FrameView, RelitFrames } from '@relight/models/interfaces/image-relighter.js';
import { seededNoise } from '@relight/models/noise.js';
import { createEulerAncestral } from '@relight/models/schedulers/euler-ancestral.js';
import { tensor, type Tensor } from '@relight/models/tensor.js';
import { linearVae, relighterOf, sampleDenoiser, type RelightLog } from '../../fakes/exact-models.js';

/** A small clip of values on a grid of 1/64, so that simple arithmetic is exact. */
export function clip(frames: number, seed: number, height = 2, width = 2): FrameView {
  const values = seededNoise(seed)([frames, 3, height, width]);
  return tensor(
    values.dims,
    values.data.map((value) => Math.min(Math.max(Math.round(32 + 10 * value), 1), 63) / 64),
  );
}

/** A video model of six steps whose latents are the picture; `parts` wins. */
export function family(parts: Partial<VideoFamily>, seed = 1): VideoFamily {
  return {
    denoiser: sampleDenoiser((latents) => latents),
    vae: linearVae(2, -1),
    framesPerVaeCall: 1,
    scheduler: createEulerAncestral({ prediction: 'sample' }),
    conditioning: { prompt: '', negativePrompt: '', guidanceScale: 1 },
    initial: 'mean',
    steps: 6,
    denoiseStrength: 0.5,
    noise: (first) => seededNoise(seed, first),
    ...parts,
  };
}

/** Light-A-Video's own fusion; `parts` wins. */
export function fusion(parts: Partial<Fusion>): Fusion {
  return { domain: 'pixels', decay: DECAYS.linear, cutOff: 0.15, every: 1, detail: 'first', detailDecay: DECAYS.linear, ...parts };
}

/** A model without any exactness: what it gives depends on latents, place and timestep. */
export const UNKNOWING: VideoFamily['denoiser'] = {
  predict: (latents, timestep) =>
    Promise.resolve(
      tensor(
        latents.dims,
        latents.data.map((value, i) => Math.tanh(0.7 * value + 0.001 * timestep - 0.01 * i)),
      ),
    ),
};

export interface ToyRun {
  readonly source: FrameView;
  readonly relight: (view: FrameView) => RelitFrames;
  readonly video: VideoFamily;
  readonly how: Fusion;
  readonly mask?: Tensor;
  readonly onStep?: OnStep;
  readonly signal?: AbortSignal;
}

/** Denoises one window, and says what the relighter saw. */
export async function toyRun(toy: ToyRun): Promise<{ readonly pixels: Tensor; readonly log: RelightLog }> {
  const { source, relight, video, how, mask = null, onStep, signal = new AbortController().signal } = toy;
  const { relighter, log } = relighterOf(relight);
  const indices = Array.from({ length: source.dims[0] }, (_, index) => index);
  const run = relighter.begin({ condition: { at: neverAsked }, constants: {} });
  const options = { family: video, fusion: how, window: { indices, view: source }, mask, run, signal };
  return { pixels: await denoise({ ...options, ...(onStep && { onStep }) }), log };
}

function neverAsked(): never {
  throw new Error('These relighters ask for no light');
}
