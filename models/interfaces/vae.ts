import type { NoiseSource } from './scheduler.js';
import type { Tensor } from '../tensor.js';

/** Between pixels (frames, 3, h, w), R'G'B' in [0, 1] but not clamped, and scaled latents (frames, channels, h/factor, w/factor). */
export interface Vae {
  /** Ratio of pixel to latent size. */
  readonly factor: number;
  readonly latentChannels: number;
  /** A sample of the posterior, drawn with `noise` (one draw, of the latents' shape); its mean without. Both times the latent scale. */
  encode(pixels: Tensor, signal: AbortSignal, noise?: NoiseSource): Promise<Tensor>;
  decode(latents: Tensor, signal: AbortSignal): Promise<Tensor>;
}
