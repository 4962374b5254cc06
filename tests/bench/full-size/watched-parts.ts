import { concatFrames, scaled, sliceFrames } from '@relight/models/tensor-ops.js';
import { tensor, type Tensor } from '@relight/models/tensor.js';
import type { StepParts } from './fusion-step.js';
import type { PeerRun } from './peer.js';
import { randomText } from './step-inputs.js';
import type { OperationName } from './step-messages.js';

/** One evaluation, to be computed by `compute` and told to whoever watches. */
export interface WatchedOperation {
  readonly what: OperationName;
  readonly frames: number;
  /** Inputs as the peer takes them, made when asked for; those of `perFrame` have the frames first. */
  readonly inputs: () => Promise<{ readonly perFrame: Readonly<Record<string, Tensor>>; readonly whole: Readonly<Record<string, Tensor>> }>;
  readonly settings: Pick<PeerRun, 'time' | 'guidance' | 'mix'>;
  readonly compute: () => Promise<Tensor>;
  /** Our output as the peer gives it. */
  readonly asPeer: (output: Tensor) => Tensor;
}

export type Watch = (operation: WatchedOperation) => Promise<Tensor>;

/** The same parts, each evaluation passing through `watch`. */
export function watchedParts({ denoiser, light, vae }: StepParts, watch: Watch): StepParts {
  return {
    denoiser: {
      predict: (latents, timestep, conditioning, signal) =>
        watch({
          what: 'video',
          frames: latents.dims[0],
          inputs: async () => ({
            perFrame: { sample: latents },
            whole: { context: await rows(conditioning.negativePrompt, conditioning.prompt) },
          }),
          settings: { time: timestep, guidance: conditioning.guidanceScale },
          compute: () => denoiser.predict(latents, timestep, conditioning, signal),
          asPeer: same,
        }),
    },
    light: {
      predict: (sample, timestep, context, options) =>
        watch({
          what: 'light',
          frames: sample.dims[0],
          inputs: () => Promise.resolve({ perFrame: { sample }, whole: { context } }),
          settings: { time: timestep, guidance: 1, mix: options.mix },
          compute: () => light.predict(sample, timestep, context, options),
          asPeer: same,
        }),
      dispose: () => light.dispose(),
    },
    vae: {
      factor: vae.factor,
      latentChannels: vae.latentChannels,
      encode: (pixels, signal, noise) =>
        watch({
          what: 'encode',
          frames: pixels.dims[0],
          inputs: () => Promise.resolve({ perFrame: { pixels: signed(pixels) }, whole: {} }),
          settings: {},
          compute: () => vae.encode(pixels, signal, noise),
          asPeer: same,
        }),
      decode: (latents, signal) =>
        watch({
          what: 'decode',
          frames: latents.dims[0],
          inputs: () => Promise.resolve({ perFrame: { latents }, whole: {} }),
          settings: {},
          compute: () => vae.decode(latents, signal),
          asPeer: signed,
        }),
    },
  };
}

/** The first `count` frames. */
export function firstFrames(values: Tensor, count: number): Tensor {
  return sliceFrames(values, 0, Math.min(count, values.dims[0]));
}

async function rows(...prompts: readonly string[]): Promise<Tensor> {
  const encoded = await Promise.all(prompts.map((prompt) => randomText().encode(prompt)));
  return concatFrames(encoded.map(({ dims, data }) => tensor([1, ...dims], data)));
}

/** [0, 1] to the VAE's own [-1, 1]. */
function signed(pixels: Tensor): Tensor {
  const { dims, data } = scaled(2, pixels);
  return tensor(
    dims,
    data.map((value) => value - 1),
  );
}

function same(values: Tensor): Tensor {
  return values;
}
