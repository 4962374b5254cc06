import { halfSide, type Extent } from './extent.js';
import { gaussianBlur } from './gaussian-blur.js';
import { selfGuided } from './guided-filter.js';

/** More embosses texture. */
const DETAIL = 0.04;
const STEEPEST = 0.5;

/**
 * Slope of the fine relief that log luminance hints at ("bright is near"), shape (2, h, w): to be taken off a normal's x and y.
 * What a guided filter keeps is an edge of paint or shape, and is left out.
 */
export function detailSlope(logLuminance: Float32Array, extent: Extent): Float32Array {
  const { width, height } = extent;
  const size = width * height;
  const relief = gaussianBlur(logLuminance, extent, 0.7);
  const smooth = selfGuided(logLuminance, extent, 5, 0.05);
  for (let at = 0; at < size; at++) relief[at] = Math.max(-STEEPEST, Math.min(STEEPEST, relief[at] - smooth[at]));
  const scale = (DETAIL * halfSide(extent)) / 2;
  const slope = new Float32Array(2 * size);
  for (let y = 0, at = 0; y < height; y++) {
    const above = y > 0 ? -width : 0;
    const below = y < height - 1 ? width : 0;
    for (let x = 0; x < width; x++, at++) {
      slope[at] = scale * (relief[at + (x < width - 1 ? 1 : 0)] - relief[at - (x > 0 ? 1 : 0)]);
      slope[at + size] = scale * (relief[at + above] - relief[at + below]);
    }
  }
  return slope;
}
