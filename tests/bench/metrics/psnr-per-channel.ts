import { bestExposure } from './best-exposure.js';
import type { Picture } from './picture.js';
import { decibels } from './psnr.js';
import { toDisplay, toLinear } from './transfer.js';

/** PSNR in dB over a clip, on sRGB codes, after the best linear-light factor per channel and frame: white balance is taken out too. */
export function psnrPerChannel(result: readonly Picture[], truth: readonly Picture[]): number {
  let sum = 0;
  let count = 0;
  for (let f = 0; f < truth.length; f++) {
    for (let c = 0; c < 3; c++) {
      const target = channel(truth[f], c);
      const linear = channel(result[f], c).map(toLinear);
      const k = bestExposure(linear, target, target.map(toLinear));
      for (let i = 0; i < target.length; i++) {
        const d = toDisplay(k * linear[i]) - target[i];
        sum += d * d;
      }
      count += target.length;
    }
  }
  return decibels(sum / count);
}

function channel({ data }: Picture, c: number): Float32Array {
  return Float32Array.from({ length: data.length / 3 }, (_, i) => data[3 * i + c]);
}
