import type { VideoFamily } from './video-family.js';
import type { Tensor } from '@relight/models/tensor.js';
import type { Schedule } from '@relight/models/interfaces/scheduler.js';
import type { Conditioning } from '@relight/models/interfaces/video-denoiser.js';

export interface PredictedOriginalOptions {
  readonly denoiser: VideoFamily['denoiser'];
  readonly conditioning: Conditioning;
  readonly schedule: Schedule;
  readonly latents: Tensor;
  readonly step: number;
  readonly signal: AbortSignal;
}

/** The video model's estimate of the clean latents at a step. */
export async function predictedOriginal(options: PredictedOriginalOptions): Promise<Tensor> {
  const { denoiser, conditioning, schedule, latents, step, signal } = options;
  signal.throwIfAborted();
  const output = await denoiser.predict(schedule.scaleInput(latents, step), schedule.timesteps[step], conditioning, signal);
  return schedule.predictOriginal(output, latents, step);
}
