import type { VideoFrame } from '@relight/engine/media/media-backend.js';

/** Peak signal-to-noise ratio of two frames of one size over R'G'B', in dB. */
export function psnr(a: VideoFrame, b: VideoFrame): number {
  let sum = 0;
  for (const plane of ['r', 'g', 'b'] as const) {
    for (let at = 0; at < a[plane].length; at += 1) sum += (a[plane][at] - b[plane][at]) ** 2;
  }
  const mse = sum / (3 * a.r.length);
  return mse === 0 ? Infinity : 10 * Math.log10(65535 ** 2 / mse);
}
