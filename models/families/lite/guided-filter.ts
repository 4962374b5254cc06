import { boxBlur } from './box-blur.js';
import type { Extent } from './extent.js';

/** A field smoothed along its own edges (He et al., Guided Image Filtering, 2010, with itself as guide); `epsilon` in the field's squared unit. */
export function selfGuided(field: Float32Array, extent: Extent, radius: number, epsilon: number): Float32Array {
  const mean = boxBlur(field, extent, radius);
  const square = boxBlur(
    field.map((value) => value * value),
    extent,
    radius,
  );
  const slope = new Float32Array(field.length);
  const shift = new Float32Array(field.length);
  for (let at = 0; at < field.length; at++) {
    const variance = Math.max(0, square[at] - mean[at] * mean[at]);
    slope[at] = variance / (variance + epsilon);
    shift[at] = mean[at] * (1 - slope[at]);
  }
  const slopes = boxBlur(slope, extent, radius);
  const shifts = boxBlur(shift, extent, radius);
  for (let at = 0; at < field.length; at++) shifts[at] += slopes[at] * field[at];
  return shifts;
}
