import type { Extent } from './extent.js';

/** Sigma, in pixels, that going to half the size and back adds to a blur: a square of two and a tent of four pixels. */
export const HALVING_SIGMA = 1;

/** Extent of half the size, an odd last row or column counted whole. */
export function halfExtent({ width, height }: Extent): Extent {
  return { width: (width + 1) >> 1, height: (height + 1) >> 1 };
}

/** Mean of each square of two by two pixels, (h, w) -> (h / 2, w / 2); an odd last row or column is taken twice. */
export function halve(field: Float32Array, { width, height }: Extent): Float32Array {
  const half = halfExtent({ width, height });
  const out = new Float32Array(half.width * half.height);
  const whole = width >> 1;
  for (let y = 0, at = 0; y < half.height; y++) {
    let upper = 2 * y * width;
    let lower = 2 * y + 1 < height ? upper + width : upper;
    for (let x = 0; x < whole; x++, at++, upper += 2, lower += 2) {
      out[at] = (field[upper] + field[upper + 1] + field[lower] + field[lower + 1]) / 4;
    }
    if (whole < half.width) out[at++] = (field[upper] + field[lower]) / 2;
  }
  return out;
}

/** Bilinear enlargement of a field of `halfExtent(to)` to twice its size, edges clamped, into `out`. */
export function twice(field: Float32Array, to: Extent, out: Float32Array): Float32Array {
  const { width, height } = halfExtent(to);
  if (row.length < width) row = new Float32Array(width);
  for (let y = 0; y < to.height; y++) {
    const own = (y >> 1) * width;
    const next = Math.max(0, Math.min(height - 1, (y >> 1) + (y & 1 ? 1 : -1))) * width;
    for (let x = 0; x < width; x++) row[x] = field[own + x] + (field[next + x] - field[own + x]) / 4;
    let at = y * to.width;
    const end = at + to.width;
    let before = row[0];
    for (let x = 0; x < width; x++) {
      const value = row[x];
      out[at++] = value + (before - value) / 4;
      before = value;
      if (at < end) out[at++] = value + ((x + 1 < width ? row[x + 1] : value) - value) / 4;
    }
  }
  return out;
}

/** Kept from call to call. */
let row = new Float32Array(0);
