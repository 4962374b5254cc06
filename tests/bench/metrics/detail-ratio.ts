import { luma } from './luminance.js';
import type { Picture } from './picture.js';

/** Mean |Laplacian| of the luma over a clip, divided by the source's: 1 keeps all detail, less is blur (or a darker picture). */
export function detailRatio(source: readonly Picture[], result: readonly Picture[]): number {
  const detail = (clip: readonly Picture[]): number => clip.reduce((sum, frame) => sum + meanLaplacian(frame), 0);
  return detail(result) / detail(source);
}

function meanLaplacian(frame: Picture): number {
  const { width, height, data } = luma(frame);
  let sum = 0;
  for (let y = 1; y + 1 < height; y++) {
    for (let x = 1; x + 1 < width; x++) {
      const p = y * width + x;
      sum += Math.abs(4 * data[p] - data[p - 1] - data[p + 1] - data[p - width] - data[p + width]);
    }
  }
  return sum / ((width - 2) * (height - 2));
}
