import { boxBlur } from './box-blur.js';
import type { Extent } from './extent.js';

/** From here three box passes are both faster than a kernel and close enough to a Gaussian. */
const BOXES_FROM = 3;

/** Gaussian blur of a field (h, w), sigma in pixels; beyond the edge the field is taken to go on as at the edge. */
export function gaussianBlur(field: Float32Array, extent: Extent, sigma: number): Float32Array {
  if (sigma >= BOXES_FROM) return boxes(field, extent, sigma);
  const kernel = kernelOf(sigma);
  return down(along(field, extent, kernel), extent, kernel);
}

/** Three boxes whose variances add up to sigma squared as nearly as odd widths allow. */
function boxes(field: Float32Array, extent: Extent, sigma: number): Float32Array {
  const narrow = Math.floor((Math.sqrt(4 * sigma * sigma + 1) - 1) / 2);
  const variance = (radius: number): number => (radius * (radius + 1)) / 3;
  const wide = variance(narrow + 1) - variance(narrow);
  const widened = Math.max(0, Math.min(3, Math.round((sigma * sigma - 3 * variance(narrow)) / wide)));
  let out = field;
  for (let pass = 0; pass < 3; pass++) out = boxBlur(out, extent, pass < widened ? narrow + 1 : narrow);
  return out;
}

/** Weights of the centre and of one side. */
function kernelOf(sigma: number): Float32Array {
  const radius = Math.ceil(3 * sigma);
  const half = Float32Array.from({ length: radius + 1 }, (_, distance) => Math.exp(-0.5 * (distance / sigma) ** 2));
  const total = half.reduce((sum, weight) => sum + 2 * weight, -half[0]);
  return half.map((weight) => weight / total);
}

function along(field: Float32Array, { width, height }: Extent, kernel: Float32Array): Float32Array {
  const radius = kernel.length - 1;
  const out = new Float32Array(field.length);
  const line = new Float32Array(width + 2 * radius);
  for (let start = 0; start < width * height; start += width) {
    line.fill(field[start], 0, radius);
    line.set(field.subarray(start, start + width), radius);
    line.fill(field[start + width - 1], radius + width);
    for (let x = 0; x < width; x++) {
      const centre = x + radius;
      let sum = kernel[0] * line[centre];
      for (let offset = 1; offset <= radius; offset++) sum += kernel[offset] * (line[centre - offset] + line[centre + offset]);
      out[start + x] = sum;
    }
  }
  return out;
}

function down(field: Float32Array, { width, height }: Extent, kernel: Float32Array): Float32Array {
  const radius = kernel.length - 1;
  const out = new Float32Array(field.length);
  for (let y = 0; y < height; y++) {
    const row = y * width;
    for (let x = 0; x < width; x++) out[row + x] = kernel[0] * field[row + x];
    for (let offset = 1; offset <= radius; offset++) {
      const weight = kernel[offset];
      const above = Math.max(0, y - offset) * width;
      const below = Math.min(height - 1, y + offset) * width;
      for (let x = 0; x < width; x++) out[row + x] += weight * (field[above + x] + field[below + x]);
    }
  }
  return out;
}
