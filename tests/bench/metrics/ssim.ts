import { luma } from './luminance.js';
import type { Picture, Plane } from './picture.js';
import { exposureAligned } from './psnr.js';
import { smooth } from './smooth.js';

const C1 = 0.01 ** 2;
const C2 = 0.03 ** 2;

/** Structural similarity of two planes in [0, 1] (Wang et al. 2004: 11 taps, sigma 1.5), the mean over the picture. */
export function ssimOfPlanes(a: Plane, b: Plane): number {
  const product = (p: Plane, q: Plane): Plane => ({ ...p, data: p.data.map((value, i) => value * q.data[i]) });
  const [ma, mb, aa, bb, ab] = [a, b, product(a, a), product(b, b), product(a, b)].map((plane) => smooth(plane).data);
  let sum = 0;
  for (let i = 0; i < ma.length; i++) {
    const mean2 = ma[i] * ma[i] + mb[i] * mb[i];
    const cross = ma[i] * mb[i];
    const variance = aa[i] + bb[i] - mean2;
    sum += ((2 * cross + C1) * (2 * (ab[i] - cross) + C2)) / ((mean2 + C1) * (variance + C2));
  }
  return sum / ma.length;
}

/** Mean SSIM of the luma over a clip, after one exposure factor per clip. */
export function ssim(result: readonly Picture[], truth: readonly Picture[]): number {
  const aligned = exposureAligned(result, truth);
  return truth.reduce((sum, frame, f) => sum + ssimOfPlanes(luma(aligned[f]), luma(frame)), 0) / truth.length;
}
