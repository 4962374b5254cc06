import type { Extent } from './extent.js';

/** Mean over a square of side 2 radius + 1, over what of it lies inside the field; shape (h, w). */
export function boxBlur(field: Float32Array, { width, height }: Extent, radius: number): Float32Array {
  return columns(rows(field, width, height, radius), width, height, radius);
}

function rows(field: Float32Array, width: number, height: number, radius: number): Float32Array {
  const out = new Float32Array(field.length);
  for (let start = 0; start < width * height; start += width) {
    let sum = 0;
    let count = 0;
    for (let x = 0; x < Math.min(radius, width); x++, count++) sum += field[start + x];
    for (let x = 0; x < width; x++) {
      if (x + radius < width) {
        sum += field[start + x + radius];
        count++;
      }
      if (x > radius) {
        sum -= field[start + x - radius - 1];
        count--;
      }
      out[start + x] = sum / count;
    }
  }
  return out;
}

/** Runs along whole rows, since walking down columns would miss the cache at every step. */
function columns(field: Float32Array, width: number, height: number, radius: number): Float32Array {
  const out = new Float32Array(field.length);
  const sums = new Float64Array(width);
  let count = 0;
  const add = (y: number, sign: number): void => {
    count += sign;
    for (let x = 0, at = y * width; x < width; x++, at++) sums[x] += sign * field[at];
  };
  for (let y = 0; y < Math.min(radius, height); y++) add(y, 1);
  for (let y = 0; y < height; y++) {
    if (y + radius < height) add(y + radius, 1);
    if (y > radius) add(y - radius - 1, -1);
    const share = 1 / count;
    for (let x = 0, at = y * width; x < width; x++, at++) out[at] = sums[x] * share;
  }
  return out;
}
