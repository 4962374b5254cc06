import { encodeFrames } from './encode-frames.js';
import { greyForeground } from './grey-foreground.js';
import { latentMask } from './latent-mask.js';
import { maskMix } from './mask-mix.js';
import { predictedOriginal } from './predicted-original.js';
import { relightTarget } from './relight-target.js';
import type { RunPlan } from './run-plan.js';
import type { VideoFamily } from './video-family.js';
import type { FrameWindow } from './windows.js';
import type { Tensor } from '@relight/models/tensor.js';
import type { FrameView, RelightRun } from '@relight/models/interfaces/image-relighter.js';
import type { NoiseSource } from '@relight/models/interfaces/scheduler.js';

export interface PaintBackgroundOptions {
  readonly family: VideoFamily;
  readonly plan: RunPlan;
  readonly window: FrameWindow;
  /** What is foreground, (frames, 1, height, width) in [0, 1]. */
  readonly mask: Tensor;
  readonly run: RelightRun;
  readonly noise: NoiseSource;
  /** Called after the relight and after each step, with the relit foreground where there is something new to see. */
  readonly report: (picture: FrameView | null) => Promise<void>;
  readonly signal: AbortSignal;
}

/**
 * Paints a background round the foreground of one window (the first stage of Light-A-Video's painting): latents noised
 * to the level of step `plan.painted`, from which the light is fused.
 */
export async function paintBackground(options: PaintBackgroundOptions): Promise<Tensor> {
  const { family, plan, window, mask, run, noise, report, signal } = options;
  const { denoiser, vae, framesPerVaeCall, conditioning } = family;
  const { schedule, painted } = plan;
  const { view: source, indices } = window;

  // 1. Relight the foreground alone, on grey.
  const foreground = greyForeground(source, mask);
  const relit = await relightTarget({ run, source: foreground, consistent: foreground, indices, signal });
  await report(relit);

  // 2. Start from it, noised to the first timestep: next to nothing but noise.
  const clean = await encodeFrames(vae, source, framesPerVaeCall, signal);
  const drawn = noise(clean.dims);
  let latents = schedule.addNoise(await encodeFrames(vae, relit, framesPerVaeCall, signal), drawn, 0);
  const kept = latentMask(mask, clean.dims[2], clean.dims[3]);

  for (let step = 0; step < painted; step++) {
    // 3. Put the source's foreground back, with the same noise at each step.
    latents = maskMix(latents, schedule.addNoise(clean, drawn, step), kept);

    // 4. Denoise the whole as the background's prompt says.
    const original = await predictedOriginal({ denoiser, conditioning, schedule, latents, step, signal });
    latents = schedule.step(original, latents, step, noise);
    await report(null);
  }
  return latents;
}
