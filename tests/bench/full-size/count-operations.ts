import { denoise } from '@relight/engine/pipeline/denoise.js';
import { DECAYS } from '@relight/engine/pipeline/fusion-weight.js';
import { createIcLightRelighter } from '@relight/models/families/iclight/relighter.js';
import { LIGHT_A_VIDEO } from '@relight/models/families/iclight/settings.js';
import { seededNoise } from '@relight/models/noise.js';
import { createEulerAncestral } from '@relight/models/schedulers/euler-ancestral.js';
import { tensor, type Tensor } from '@relight/models/tensor.js';
import { MODE_DEFAULTS } from '@relight/proto/diffusion-defaults.js';
import { QUALITY_SETTINGS, type Quality } from '@relight/proto/quality.js';
import { CONDITIONING } from './fusion-step.js';
import { DARKNESS, randomText } from './step-inputs.js';
import type { OperationName } from './step-messages.js';

/** Evaluations of a whole clip, each of one frame (`video` and `light`: of one guidance stream, too). */
export type OperationCounts = Readonly<Record<OperationName, number>>;

const PIXELS = 64;
const FACTOR = 8;

/**
 * What relighting `frames` frames takes in a quality: the product's own loop and relighter, run on models that only count. The
 * defaults are those of relighting the whole picture with a light from the left.
 */
export async function countOperations(quality: Quality, frames: number): Promise<OperationCounts> {
  const counts = { video: 0, decode: 0, encode: 0, light: 0 };
  const { relightSteps, guidanceSteps, fusionEvery } = QUALITY_SETTINGS[quality];
  const { steps, denoiseStrength, guidanceScale } = MODE_DEFAULTS.relight;
  const latentsFor = (count: number): Tensor => tensor([count, 4, PIXELS / FACTOR, PIXELS / FACTOR]);
  const vae = {
    factor: FACTOR,
    latentChannels: 4,
    encode: ({ dims: [count] }: Tensor) => {
      counts.encode += count;
      return Promise.resolve(latentsFor(count));
    },
    decode: ({ dims: [count] }: Tensor) => {
      counts.decode += count;
      return Promise.resolve(tensor([count, 3, PIXELS, PIXELS]));
    },
  };
  const relighter = createIcLightRelighter({
    unet: {
      predict: ({ dims: [count] }) => {
        counts.light += count;
        return Promise.resolve(latentsFor(count));
      },
      dispose: () => Promise.resolve(),
    },
    vae,
    text: randomText(),
    settings: { ...LIGHT_A_VIDEO, steps: relightSteps, guidanceSteps: guidanceSteps ?? relightSteps },
    noise: (first) => seededNoise(1, first),
    viewSize: () => ({ width: PIXELS, height: PIXELS }),
  });
  const left = { ...DARKNESS.at(0), lights: [{ direction: [-1, 0, 0], color: [1, 1, 1], softness: 0, falloff: 0 }] } as const;
  const run = relighter.begin({ condition: { at: () => left }, constants: {} });
  await denoise({
    family: {
      denoiser: {
        predict: (latents, _, { guidanceScale: scale }) => {
          counts.video += latents.dims[0] * (scale > 1 ? 2 : 1);
          return Promise.resolve(latents);
        },
      },
      vae,
      framesPerVaeCall: 1,
      scheduler: createEulerAncestral(),
      conditioning: { ...CONDITIONING, guidanceScale },
      initial: 'sample',
      steps,
      denoiseStrength,
      noise: (first) => seededNoise(2, first),
    },
    fusion: {
      domain: 'pixels',
      decay: DECAYS.linear,
      cutOff: 0.15,
      every: fusionEvery,
      detail: 'first',
      detailDecay: DECAYS.linear,
    },
    window: { view: tensor([frames, 3, PIXELS, PIXELS]), indices: Array.from({ length: frames }, (_, index) => index) },
    mask: null,
    run,
    signal: new AbortController().signal,
  });
  run.dispose();
  return counts;
}
