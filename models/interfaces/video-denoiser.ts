import type { Tensor } from '../tensor.js';

/** Text conditioning of a video model, opaque to the pipeline. */
export interface Conditioning {
  readonly prompt: string;
  readonly negativePrompt: string;
  readonly guidanceScale: number;
}

/** A video diffusion model: predicts noise, velocity or sample (its scheduler knows which), guidance applied. */
export interface VideoDenoiser {
  /** `latents` (frames, channels, h, w) as the scheduler's `scaleInput` gave them. */
  predict(latents: Tensor, timestep: number, conditioning: Conditioning, signal: AbortSignal): Promise<Tensor>;
}
