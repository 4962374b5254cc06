import type { Extent } from './extent.js';

/** Bilinear enlargement of a field (h, w), pixel centres kept, edges clamped. */
export function enlarge(field: Float32Array, from: Extent, to: Extent): Float32Array {
  const out = new Float32Array(to.width * to.height);
  const across = taps(from.width, to.width);
  const along = taps(from.height, to.height);
  for (let y = 0, at = 0; y < to.height; y++) {
    const upper = along.first[y] * from.width;
    const lower = along.second[y] * from.width;
    const fy = along.share[y];
    for (let x = 0; x < to.width; x++, at++) {
      const left = across.first[x];
      const right = across.second[x];
      const fx = across.share[x];
      const top = field[upper + left] + fx * (field[upper + right] - field[upper + left]);
      const bottom = field[lower + left] + fx * (field[lower + right] - field[lower + left]);
      out[at] = top + fy * (bottom - top);
    }
  }
  return out;
}

function taps(from: number, to: number): { readonly first: Int32Array; readonly second: Int32Array; readonly share: Float32Array } {
  const first = new Int32Array(to);
  const second = new Int32Array(to);
  const share = new Float32Array(to);
  for (let index = 0; index < to; index++) {
    const place = Math.max(0, Math.min(from - 1, ((index + 0.5) * from) / to - 0.5));
    first[index] = Math.floor(place);
    second[index] = Math.min(from - 1, first[index] + 1);
    share[index] = place - first[index];
  }
  return { first, second, share };
}
