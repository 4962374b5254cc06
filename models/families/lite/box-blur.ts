import type { Extent } from './extent.js';

/** Mean over a square of side 2 radius + 1, over what of it lies inside the field; shape (h, w), into `out`, which may be the field itself. */
export function boxBlur(
  field: Float32Array,
  { width, height }: Extent,
  radius: number,
  out: Float32Array = new Float32Array(field.length),
): Float32Array {
  if (between.length < field.length) between = new Float32Array(field.length);
  if (sums.length < width) sums = new Float64Array(width);
  rows(field, width, height, radius, between);
  columns(between, width, height, radius, out);
  return out;
}

/** Kept from call to call, since a fresh one costs as much as a pass. */
let between = new Float32Array(0);
let sums = new Float64Array(0);

function rows(field: Float32Array, width: number, height: number, radius: number, out: Float32Array): void {
  const whole = 1 / (2 * radius + 1);
  const innerEnd = width - radius;
  for (let row = 0; row < height; row++) {
    const start = row * width;
    let sum = 0;
    let count = Math.min(radius, width);
    for (let x = 0; x < count; x++) sum += field[start + x];
    for (let x = 0; x < width; x++) {
      if (x > radius && x < innerEnd) {
        sum += field[start + x + radius] - field[start + x - radius - 1];
        out[start + x] = sum * whole;
        continue;
      }
      if (x < innerEnd) {
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
}

/** Runs along whole rows, since walking down columns would miss the cache at every step. */
function columns(field: Float32Array, width: number, height: number, radius: number, out: Float32Array): void {
  let count = Math.min(radius, height);
  sums.fill(0, 0, width);
  for (let at = 0; at < count * width; at += width) for (let x = 0; x < width; x++) sums[x] += field[at + x];
  for (let y = 0; y < height; y++) {
    const enters = y + radius < height;
    const leaves = y > radius;
    const enter = (y + radius) * width;
    const leave = (y - radius - 1) * width;
    const to = y * width;
    count += (enters ? 1 : 0) - (leaves ? 1 : 0);
    const share = 1 / count;
    if (enters && leaves) {
      for (let x = 0; x < width; x++) out[to + x] = (sums[x] += field[enter + x] - field[leave + x]) * share;
    } else if (enters) {
      for (let x = 0; x < width; x++) out[to + x] = (sums[x] += field[enter + x]) * share;
    } else if (leaves) {
      for (let x = 0; x < width; x++) out[to + x] = (sums[x] -= field[leave + x]) * share;
    } else {
      for (let x = 0; x < width; x++) out[to + x] = sums[x] * share;
    }
  }
}
