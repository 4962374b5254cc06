import { createConsistentTarget } from '@relight/engine/pipeline/consistent-target.js';
import { decodeFrames } from '@relight/engine/pipeline/decode-frames.js';
import { encodeFrames } from '@relight/engine/pipeline/encode-frames.js';
import { fusionTarget } from '@relight/engine/pipeline/fusion-target.js';
import { DECAYS } from '@relight/engine/pipeline/fusion-weight.js';
import { predictedOriginal } from '@relight/engine/pipeline/predicted-original.js';
import { relightTarget } from '@relight/engine/pipeline/relight-target.js';
import { createIcLightRelighter } from '@relight/models/families/iclight/relighter.js';
import { LIGHT_A_VIDEO } from '@relight/models/families/iclight/settings.js';
import type { IcLightUnet } from '@relight/models/families/iclight/unet.js';
import type { Vae } from '@relight/models/interfaces/vae.js';
import type { Conditioning, VideoDenoiser } from '@relight/models/interfaces/video-denoiser.js';
import { seededNoise } from '@relight/models/noise.js';
import { createEulerAncestral } from '@relight/models/schedulers/euler-ancestral.js';
import { tensor, type Tensor } from '@relight/models/tensor.js';
import { DARKNESS, randomText } from './step-inputs.js';

/** The models of a step. */
export interface StepParts {
  readonly denoiser: VideoDenoiser;
  readonly light: IcLightUnet;
  readonly vae: Vae;
}

export const CONDITIONING: Conditioning = { prompt: 'prompt', negativePrompt: 'negative prompt', guidanceScale: 2 };

/** Light-A-Video's second step of 25: the first that mixes consistent and relight target. */
const STEP = 1;
const SCHEDULE = { steps: 25, denoiseStrength: 0.5 };

/** One evaluation of IC-Light: the last of a schedule of two. */
const ONE_EVALUATION = { ...LIGHT_A_VIDEO, steps: 1, denoiseStrength: 0.5, guidanceSteps: 1 };

/**
 * One step of the pipeline's loop on `frames` pictures of `size` pixels squared, with its own parts in its own order: video model (both
 * guidance streams), decode, IC-Light once (both streams), decode, mix, encode, step. Gives the next latents. IC-Light's own encoding of
 * what it relights is left out, for the bench's own time: it is the same work as the encoding at the end, and each counts for a clip.
 */
export async function fusionStep(
  { denoiser, light, vae }: StepParts,
  { size, frames }: { readonly size: number; readonly frames: number },
): Promise<Tensor> {
  const { signal } = new AbortController();
  const noise = seededNoise(1);
  const indices = Array.from({ length: frames }, (_, index) => index);
  const source = tensor(
    [frames, 3, size, size],
    noise([frames, 3, size, size]).data.map((value) => 0.5 + 0.2 * value),
  );
  const side = size / vae.factor;
  const schedule = createEulerAncestral().begin(SCHEDULE);
  const clean = noise([frames, vae.latentChannels, side, side]);
  const latents = schedule.addNoise(clean, noise(clean.dims), STEP);
  const pictures = noise(clean.dims);
  const weight = DECAYS.linear(STEP, schedule.timesteps);
  const relighter = createIcLightRelighter({
    unet: light,
    vae: { ...vae, encode: () => Promise.resolve(pictures) },
    text: randomText(),
    settings: ONE_EVALUATION,
    noise: (first) => seededNoise(2, first),
    viewSize: () => ({ width: size, height: size }),
  });
  const run = relighter.begin({ condition: DARKNESS, constants: {} });
  const decode = (values: Tensor): Promise<Tensor> => decodeFrames(vae, values, frames, signal);
  const consistentTarget = createConsistentTarget({ source, mask: null, decode, detail: 'first' });

  const predict = (): Promise<Tensor> => predictedOriginal({ denoiser, conditioning: CONDITIONING, schedule, latents, step: STEP, signal });
  const consistent = await consistentTarget(predict, { detailWeight: weight, detailLater: true });
  const relit = await relightTarget({ run, source, consistent, indices, signal });
  const fused = fusionTarget({ domain: 'pixels', source, consistent, relit, weight });
  const original = await encodeFrames(vae, fused, frames, signal);
  run.dispose();
  return schedule.step(original, latents, STEP, noise);
}
