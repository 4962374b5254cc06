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
  /** What the model is told: the clip's prompt, or the background's where that is painted. */
  readonly conditioning: Conditioning;
  /**
   * The clip starts from a sample of the VAE's posterior, as Light-A-Video's code does, or from its mean. A painted
   * background always starts from means, as there.
   */
  readonly initial: 'sample' | 'mean';
  /** Denoising steps that are run: from the noised clip, or from noise where the background is painted. */
  readonly steps: number;
  /** How far the clip's start is noised, in (0, 1]; where the background is painted, the share of steps that fuse. */
  readonly denoiseStrength: number;
  /**
   * Noise for the window that starts at frame `first`, so that no window depends on those before it. It is drawn from
   * in this order: the posterior's sample (a draw per call of the VAE), the start's noise, then the scheduler's at each
   * step. The relighter has a source of its own.
   */
  noise(first: number): NoiseSource;
}
