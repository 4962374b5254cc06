import type { Size } from './kernel/average-view.js';

/** Four weights from the value at `first` on, which may lie before the edge. */
interface Tap {
  readonly first: number;
  readonly weights: readonly [number, number, number, number];
}

/** Enlarges a row-major plane by Catmull and Rom's spline (1974): keeps constants and slopes, sharper than linear; centres aligned, edges held. */
export function bicubic(plane: Float32Array, from: Size, to: Size): Float32Array {
  const columns = taps(from.width, to.width);
  const wide = new Float32Array(from.height * to.width);
  for (let y = 0; y < from.height; y++) {
    const row = plane.subarray(y * from.width, (y + 1) * from.width);
    const last = from.width - 1;
    columns.forEach(({ first, weights }, x) => {
      let sum = 0;
      for (let i = 0; i < 4; i++) sum += weights[i] * row[held(first + i, last)];
      wide[y * to.width + x] = sum;
    });
  }
  const result = new Float32Array(to.height * to.width);
  taps(from.height, to.height).forEach(({ first, weights }, y) => {
    const out = result.subarray(y * to.width, (y + 1) * to.width);
    for (let i = 0; i < 4; i++) {
      const start = held(first + i, from.height - 1) * to.width;
      const weight = weights[i];
      for (let x = 0; x < to.width; x++) out[x] += weight * wide[start + x];
    }
  });
  return result;
}

function held(at: number, last: number): number {
  return at < 0 ? 0 : at > last ? last : at;
}

function taps(from: number, to: number): readonly Tap[] {
  return Array.from({ length: to }, (_, at) => {
    const centre = ((at + 0.5) * from) / to - 0.5;
    const below = Math.floor(centre);
    const t = centre - below;
    return {
      first: below - 1,
      weights: [
        (-t + 2 * t ** 2 - t ** 3) / 2,
        (2 - 5 * t ** 2 + 3 * t ** 3) / 2,
        (t + 4 * t ** 2 - 3 * t ** 3) / 2,
        (t ** 3 - t ** 2) / 2,
      ],
    };
  });
}
