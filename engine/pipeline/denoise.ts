import { createConsistentTarget, type ConsistentTargetOptions } from './consistent-target.js';
import { decodeFrames } from './decode-frames.js';
import { encodeFrames } from './encode-frames.js';
import { fusionTarget, type FusionDomain } from './fusion-target.js';
import { fusionWeight, type WeightSchedule } from './fusion-weight.js';
import { relightTarget } from './relight-target.js';
import type { FrameWindow } from './windows.js';
import type { Tensor } from '@relight/models/tensor.js';
import type { FrameView, RelightRun, RelitPixels } from '@relight/models/interfaces/image-relighter.js';
import type { NoiseSource, Scheduler } from '@relight/models/interfaces/scheduler.js';
import type { Vae } from '@relight/models/interfaces/vae.js';
import type { Conditioning, VideoDenoiser } from '@relight/models/interfaces/video-denoiser.js';

/** A video model, ready to denoise. */
export interface VideoFamily {
  readonly denoiser: VideoDenoiser;
  readonly vae: Vae;
  /** Frames per call of the VAE: 1 spares memory, Infinity is for a VAE that mixes frames. */
  readonly framesPerVaeCall: number;
  readonly scheduler: Scheduler;
  readonly conditioning: Conditioning;
  /** Denoising steps that are run. */
  readonly steps: number;
  /** How far the start is noised, in (0, 1]. */
  readonly denoiseStrength: number;
  /** Noise for the window that starts at frame `first`, so that no window depends on those before it. */
  noise(first: number): NoiseSource;
}

/** How the relit picture enters the denoising. */
export interface Fusion {
  readonly domain: FusionDomain;
  /** Fusion weight (lambda) over the steps. */
  readonly decay: WeightSchedule;
  /** Steps whose fusion weight is not above it are the video model's own, in [0, 1). */
  readonly cutOff: number;
  /** When the detail that the video model loses is measured. */
  readonly detail: ConsistentTargetOptions['detail'];
  /** Weight of the restored detail over the steps. */
  readonly detailDecay: WeightSchedule;
}

export interface DenoiseOptions {
  readonly family: VideoFamily;
  readonly fusion: Fusion;
  readonly window: FrameWindow;
  readonly run: RelightRun;
  readonly signal: AbortSignal;
}

/** Progressive light fusion over one window (Light-A-Video, section 4.3): denoises the clip towards its relit self. */
export async function denoise({ family, fusion, window, run, signal }: DenoiseOptions): Promise<RelitPixels> {
  const { denoiser, vae, framesPerVaeCall, conditioning, steps, denoiseStrength } = family;
  const { view: source, indices } = window;
  const decode = (latents: Tensor): Promise<FrameView> => decodeFrames(vae, latents, framesPerVaeCall, signal);
  const consistentTarget = createConsistentTarget({ source, decode, detail: fusion.detail });
  const noise = family.noise(indices[0]);
  const schedule = family.scheduler.begin({ steps, denoiseStrength });
  const { timesteps } = schedule;

  // 1. Start from the source's own latents, noised to the first timestep.
  const clean = await encodeFrames(vae, source, framesPerVaeCall, signal);
  let latents = schedule.addNoise(clean, noise(clean.dims), 0);

  for (const [step, timestep] of timesteps.entries()) {
    signal.throwIfAborted();

    // 2. Ask the video model for the predicted original.
    const output = await denoiser.predict(schedule.scaleInput(latents, step), timestep, conditioning, signal);
    let original = schedule.predictOriginal(output, latents, step);

    const weight = fusionWeight(fusion.decay, fusion.cutOff, step, timesteps);
    if (weight > 0) {
      // 3. Consistent target: the predicted original as pixels, lost detail restored.
      const consistent = await consistentTarget(original, fusion.detailDecay(step, timesteps));

      // 4. Relight target: the same, relit.
      const relit = await relightTarget({ run, source, consistent, indices, signal });

      // 5. Fusion target: their mix, which takes the predicted original's place.
      const fused = fusionTarget({ domain: fusion.domain, source, consistent, relit, weight });
      original = await encodeFrames(vae, fused, framesPerVaeCall, signal);
    }

    // 6. Step on from it; past the cut-off this is the video model's ordinary step.
    latents = schedule.step(original, latents, step, noise);
  }

  // 7. What is left is the relit clip.
  return { kind: 'pixels', pixels: await decode(latents) };
}
