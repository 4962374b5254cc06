import { decay } from './decay.js';
import type { Extent } from './extent.js';
import { halfSide } from './extent.js';
import { gaussianBlur } from './gaussian-blur.js';

/** Scales of hollows, in pixels of a view of side 128. */
const SCALES = [2, 5, 12];
const DEPTH = 0.3;

/** Share of the sky that a point sees, (h, w) in (0, 1]: hollows at three scales, where the blurred depth is nearer than the point. */
export function occlusion(depth: Float32Array, extent: Extent): Float32Array {
  const side = 2 * halfSide(extent);
  const hollow = new Float32Array(depth.length);
  for (const scale of SCALES) {
    const blurred = gaussianBlur(depth, extent, (scale * side) / 128);
    const slope = 128 / (5 * scale);
    for (let at = 0; at < depth.length; at++) {
      const deep = (blurred[at] - depth[at]) * slope;
      if (deep > 0) hollow[at] += deep < 1 ? deep : 1;
    }
  }
  for (let at = 0; at < depth.length; at++) hollow[at] = decay(DEPTH * hollow[at]);
  return hollow;
}
