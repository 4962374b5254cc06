import { bestExposure } from './best-exposure.js';
import type { Picture } from './picture.js';
import { toDisplay, toLinear } from './transfer.js';

/** Peak signal to noise ratio in dB for a mean squared error of values in [0, 1]; 100 for none. */
export function decibels(meanSquaredError: number): number {
  return meanSquaredError <= 1e-10 ? 100 : -10 * Math.log10(meanSquaredError);
}

/** The pictures with one linear-light factor, the best for the whole clip: exposure is not the point. */
export function exposureAligned(result: readonly Picture[], truth: readonly Picture[]): readonly Picture[] {
  const linear = result.map((p) => p.data.map(toLinear));
  const k = bestExposure(joined(linear), joined(truth.map((p) => p.data)), joined(truth.map((p) => p.data.map(toLinear))));
  return result.map((p, f) => ({ ...p, data: linear[f].map((value) => toDisplay(k * value)) }));
}

/** PSNR in dB over a clip, on sRGB codes, after `exposureAligned`. */
export function psnr(result: readonly Picture[], truth: readonly Picture[]): number {
  const aligned = exposureAligned(result, truth);
  let sum = 0;
  let count = 0;
  for (let f = 0; f < truth.length; f++) {
    const a = aligned[f].data;
    const b = truth[f].data;
    for (let i = 0; i < a.length; i++) sum += (a[i] - b[i]) * (a[i] - b[i]);
    count += a.length;
  }
  return decibels(sum / count);
}

function joined(parts: readonly Float32Array[]): Float32Array {
  const out = new Float32Array(parts.reduce((n, part) => n + part.length, 0));
  let at = 0;
  for (const part of parts) {
    out.set(part, at);
    at += part.length;
  }
  return out;
}
