import { concatFrames, sliceFrames } from '@relight/models/tensor-ops.js';
import type { FrameView } from '@relight/models/interfaces/image-relighter.js';
import type { Tensor } from '@relight/models/tensor.js';
import type { Vae } from '@relight/models/interfaces/vae.js';

/**
 * Latents (frames, channels, h, w) to pixels (frames, 3, h*factor, w*factor), not clamped; `framesPerCall`
 * latent frames at a time, as in encodeFrames().
 */
export async function decodeFrames(vae: Vae, latents: Tensor, framesPerCall: number, signal: AbortSignal): Promise<FrameView> {
  const parts: Tensor[] = [];
  for (let first = 0; first < latents.dims[0]; first += framesPerCall) {
    signal.throwIfAborted();
    parts.push(await vae.decode(sliceFrames(latents, first, Math.min(framesPerCall, latents.dims[0] - first)), signal));
  }
  return concatFrames(parts);
}
