import type { Plane } from './picture.js';

/** Gaussian blur cut at 5 pixels (11 taps); at the border the taps inside the picture are renormalised. */
export function smooth({ width, height, data }: Plane, sigma = 1.5): Plane {
  const taps = Float64Array.from({ length: 11 }, (_, i) => Math.exp(-((i - 5) ** 2) / (2 * sigma * sigma)));
  const along = (source: Float32Array, out: Float32Array, count: number, lines: number, step: number, lineStep: number): void => {
    for (let line = 0; line < lines; line++) {
      for (let i = 0; i < count; i++) {
        let sum = 0;
        let weight = 0;
        for (let k = 0; k < 11; k++) {
          const j = i + k - 5;
          if (j < 0 || j >= count) continue;
          sum += taps[k] * source[line * lineStep + j * step];
          weight += taps[k];
        }
        out[line * lineStep + i * step] = sum / weight;
      }
    }
  };
  const rows = new Float32Array(data.length);
  const out = new Float32Array(data.length);
  along(data, rows, width, height, 1, width);
  along(rows, out, height, width, width, 1);
  return { width, height, data: out };
}
