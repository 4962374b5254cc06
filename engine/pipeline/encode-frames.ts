import { concatFrames, sliceFrames } from '@relight/models/tensor-ops.js';
import type { FrameView } from '@relight/models/interfaces/image-relighter.js';
import type { Tensor } from '@relight/models/tensor.js';
import type { NoiseSource } from '@relight/models/interfaces/scheduler.js';
import type { Vae } from '@relight/models/interfaces/vae.js';

/**
 * Pixels (frames, 3, h, w) to latents (frames, channels, h/factor, w/factor), `framesPerCall` frames at a
 * time: it bounds memory, and must be the window's length for a VAE that mixes frames. The posterior's mean, or with
 * `noise` a sample of it, one draw per call in the frames' order.
 */
export async function encodeFrames(
  vae: Vae,
  pixels: FrameView,
  framesPerCall: number,
  signal: AbortSignal,
  noise?: NoiseSource,
): Promise<Tensor> {
  const parts: Tensor[] = [];
  for (let first = 0; first < pixels.dims[0]; first += framesPerCall) {
    signal.throwIfAborted();
    parts.push(await vae.encode(sliceFrames(pixels, first, Math.min(framesPerCall, pixels.dims[0] - first)), signal, noise));
  }
  return concatFrames(parts);
}
