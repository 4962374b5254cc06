import type { Extent } from './extent.js';
import { HALVING_SIGMA, halfExtent, halve, twice } from './halve.js';

/** From here a blur at half the size cannot be told from one at full size, and costs a quarter. */
const HALVED_FROM = 1.5;

/**
 * Gaussian blur of a field (h, w), sigma in pixels; beyond the edge the field is taken to go on as at the edge. Into `out`, which may
 * be the field itself.
 */
export function gaussianBlur(
  field: Float32Array,
  extent: Extent,
  sigma: number,
  out: Float32Array = new Float32Array(field.length),
): Float32Array {
  if (sigma >= HALVED_FROM) {
    const half = halve(field, extent);
    const rest = Math.sqrt(sigma * sigma - HALVING_SIGMA * HALVING_SIGMA) / 2;
    return twice(gaussianBlur(half, halfExtent(extent), rest, half), extent, out);
  }
  const kernel = kernelOf(sigma);
  along(field, extent, kernel, out);
  down(out, extent, kernel);
  return out;
}

/** Weights of the centre and of one side. */
function kernelOf(sigma: number): Float32Array {
  const radius = Math.ceil(3 * sigma);
  const half = Float32Array.from({ length: radius + 1 }, (_, distance) => Math.exp(-0.5 * (distance / sigma) ** 2));
  const total = half.reduce((sum, weight) => sum + 2 * weight, -half[0]);
  return half.map((weight) => weight / total);
}

/** The field with its edges drawn out: kept from call to call, since a fresh one costs as much as the blur. */
let padded = new Float32Array(0);

function along(field: Float32Array, { width, height }: Extent, kernel: Float32Array, out: Float32Array): void {
  const radius = kernel.length - 1;
  if (padded.length < width + 2 * radius) padded = new Float32Array(width + 2 * radius);
  for (let start = 0; start < width * height; start += width) {
    padded.fill(field[start], 0, radius);
    for (let x = 0; x < width; x++) padded[radius + x] = field[start + x];
    padded.fill(field[start + width - 1], radius + width, width + 2 * radius);
    weigh(padded, radius, 1, kernel, out, start, width);
  }
}

/** In place. */
function down(field: Float32Array, { width, height }: Extent, kernel: Float32Array): void {
  const radius = kernel.length - 1;
  if (padded.length < (height + 2 * radius) * width) padded = new Float32Array((height + 2 * radius) * width);
  padded.set(field, radius * width);
  for (let row = 0; row < radius; row++) {
    padded.copyWithin(row * width, radius * width, (radius + 1) * width);
    padded.copyWithin((radius + height + row) * width, (radius + height - 1) * width, (radius + height) * width);
  }
  for (let y = 0; y < height; y++) weigh(padded, (y + radius) * width, width, kernel, field, y * width, width);
}

/** `count` weighted sums round `centre`, neighbours `stride` apart, two pairs of neighbours at a time to spare loads and stores. */
function weigh(
  from: Float32Array,
  centre: number,
  stride: number,
  kernel: Float32Array,
  out: Float32Array,
  to: number,
  count: number,
): void {
  const radius = kernel.length - 1;
  const own = kernel[0];
  const odd = radius % 2 === 1;
  const first = odd ? kernel[1] : 0;
  const reach = odd ? stride : 0;
  for (let x = 0, at = centre; x < count; x++, at++) out[to + x] = own * from[at] + first * (from[at - reach] + from[at + reach]);
  for (let offset = odd ? 2 : 1; offset < radius; offset += 2) {
    const near = kernel[offset];
    const far = kernel[offset + 1];
    const nearReach = offset * stride;
    const farReach = nearReach + stride;
    for (let x = 0, at = centre; x < count; x++, at++) {
      out[to + x] += near * (from[at - nearReach] + from[at + nearReach]) + far * (from[at - farReach] + from[at + farReach]);
    }
  }
}
