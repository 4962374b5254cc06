import { boxBlur } from './box-blur.js';
import type { Extent } from './extent.js';

/** A field smoothed along its own edges (He et al., Guided Image Filtering, 2010, with itself as guide); `epsilon` in the field's squared unit. */
export function selfGuided(field: Float32Array, extent: Extent, radius: number, epsilon: number): Float32Array {
  const means = boxBlur(field, extent, radius);
  const squares = new Float32Array(field.length);
  for (let at = 0; at < field.length; at++) squares[at] = field[at] * field[at];
  boxBlur(squares, extent, radius, squares);
  // From here on the slopes lie where the squares were, and the shifts where the means were.
  for (let at = 0; at < field.length; at++) {
    const variance = Math.max(0, squares[at] - means[at] * means[at]);
    squares[at] = variance / (variance + epsilon);
    means[at] *= 1 - squares[at];
  }
  const slopes = boxBlur(squares, extent, radius, squares);
  const shifts = boxBlur(means, extent, radius, means);
  for (let at = 0; at < field.length; at++) shifts[at] += slopes[at] * field[at];
  return shifts;
}
