import type { Tensor } from '../tensor.js';

/** Between pixels (frames, 3, h, w), R'G'B' in [0, 1], and scaled latents (frames, channels, h/factor, w/factor). */
export interface Vae {
  /** Ratio of pixel to latent size. */
  readonly factor: number;
  readonly latentChannels: number;
  /** The posterior's mean, times the latent scale. */
  encode(pixels: Tensor, signal: AbortSignal): Promise<Tensor>;
  decode(latents: Tensor, signal: AbortSignal): Promise<Tensor>;
}
