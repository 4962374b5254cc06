import { alphas, sigmaOf } from '@relight/models/schedulers/alphas.js';
import { weightedSum } from '@relight/models/tensor-ops.js';
import { tensor, type Tensor } from '@relight/models/tensor.js';
import type { FrameView, ImageRelighter, RelightRun, RelitFrames } from '@relight/models/interfaces/image-relighter.js';
import type { Scheduler } from '@relight/models/interfaces/scheduler.js';
import type { Vae } from '@relight/models/interfaces/vae.js';
import type { VideoDenoiser } from '@relight/models/interfaces/video-denoiser.js';

/** A VAE whose latents are the pixels, `latents = scale * pixels + shift`; exact for powers of two and pixels on a coarse grid. */
export function linearVae(scale = 1, shift = 0): Vae {
  return {
    factor: 1,
    latentChannels: 3,
    encode: (pixels) => Promise.resolve(mapped(pixels, (value) => scale * value + shift)),
    decode: (latents) => Promise.resolve(mapped(latents, (value) => (value - shift) / scale)),
  };
}

/** A VAE that loses all detail finer than `factor` pixels: encodes the mean of each block, decodes flat blocks. */
export function blockVae(factor: number): Vae {
  const resized = ({ dims: [frames, channels, height, width] }: Tensor, by: number): Tensor =>
    tensor([frames, channels, height * by, width * by]);
  return {
    factor,
    latentChannels: 3,
    encode(pixels) {
      const latents = resized(pixels, 1 / factor);
      const width = pixels.dims[3];
      pixels.data.forEach((value, i) => (latents.data[blockOf(i, width, factor)] += value / factor ** 2));
      return Promise.resolve(latents);
    },
    decode(latents) {
      const pixels = resized(latents, factor);
      return Promise.resolve(
        tensor(
          pixels.dims,
          pixels.data.map((_, i) => latents.data[blockOf(i, pixels.dims[3], factor)]),
        ),
      );
    },
  };
}

/** Place of pixel `i` among blocks of `factor`; heights are multiples of the factor, so rows count through all planes. */
function blockOf(i: number, width: number, factor: number): number {
  return Math.floor(Math.floor(i / width) / factor) * (width / factor) + Math.floor((i % width) / factor);
}

/** A denoiser for schedulers that want the clean sample: it gives `estimate(latents)`. */
export function sampleDenoiser(estimate: (latents: Tensor) => Tensor): VideoDenoiser {
  return { predict: (latents) => Promise.resolve(estimate(latents)) };
}

/** A denoiser that knows the clean latents, and so the true noise; for the Euler ancestral scheduler as it comes. */
export function noiseKnowingDenoiser(clean: Tensor): VideoDenoiser {
  const trained = alphas({ trainSteps: 1000, betaStart: 0.00085, betaEnd: 0.012, betaSchedule: 'linear' });
  return {
    predict(latents, timestep) {
      const sigma = sigmaOf(trained[timestep]);
      return Promise.resolve(weightedSum(Math.hypot(sigma, 1) / sigma, latents, -1 / sigma, clean));
    },
  };
}

/** The linear temporal smoother (1/4, 1/2, 1/4) over frames in a ring: response cos^2(pi f) at f cycles per frame. */
export function smoothed(frames: Tensor): Tensor {
  const size = frames.data.length / frames.dims[0];
  const at = (i: number): number => frames.data[(i + frames.data.length) % frames.data.length];
  return mapped(frames, (value, i) => at(i - size) / 4 + value / 2 + at(i + size) / 4);
}

/**
 * A scheduler without memory, as in plug-and-play restoration: latents are the picture, the model gives the clean
 * sample, and a step simply takes the original it is handed. Only the start is noised.
 */
export function memorylessScheduler(): Scheduler {
  return {
    id: 'memoryless',
    begin: ({ steps }) => ({
      timesteps: Array.from({ length: steps }, (_, index) => steps - index),
      scaleInput: (latents) => latents,
      addNoise: (clean, noise) => weightedSum(1, clean, 1, noise),
      predictOriginal: (output) => output,
      step: (original) => original,
    }),
  };
}

/** What a fake relighter was asked for, and whether its runs were ended. */
export interface RelightLog {
  readonly views: FrameView[];
  readonly indices: (readonly number[])[];
  disposed: number;
}

/** A relighter that answers with `relight`, and its log. */
export function relighterOf(relight: (view: FrameView, indices: readonly number[]) => RelitFrames): {
  readonly relighter: Pick<ImageRelighter, 'begin'>;
  readonly log: RelightLog;
} {
  const log: RelightLog = { views: [], indices: [], disposed: 0 };
  const run: RelightRun = {
    relight(view, indices) {
      log.views.push(view);
      log.indices.push(indices);
      return Promise.resolve(relight(view, indices));
    },
    dispose() {
      log.disposed++;
    },
  };
  return { relighter: { begin: () => run }, log };
}

/** Paints these frames whatever it sees: the ideal relighter, whose result does not depend on where it starts. */
export function painted(pixels: FrameView): (view: FrameView) => RelitFrames {
  return () => ({ kind: 'pixels', pixels });
}

/** Multiplies what it sees, as display values, by one factor per frame: a relighter that repaints, and may flicker. */
export function repainted(factors: readonly number[]): (view: FrameView) => RelitFrames {
  return (view) => {
    const size = view.data.length / view.dims[0];
    return { kind: 'pixels', pixels: mapped(view, (value, i) => value * factors[Math.floor(i / size)]) };
  };
}

/** The same linear gain everywhere, whatever it sees. */
export function fixedGain(gain: number): (view: FrameView) => RelitFrames {
  return ({ dims, data }) => ({
    kind: 'gain',
    gain: tensor(dims, new Float32Array(data.length).fill(gain)),
    offset: tensor(dims),
    pattern: null,
  });
}

function mapped({ dims, data }: Tensor, map: (value: number, index: number) => number): Tensor {
  return tensor(dims, data.map(map));
}
