import type { Extent } from './extent.js';

/** What a frame's geometry looks like, independent of any new light. All planes lie in one array, so that they warp together. */
export interface Fields extends Extent {
  /** All eight planes, shape (8, h, w): normal, log shading, depth, foreground. */
  readonly planes: Float32Array;
  /** (3, h, w): x right, y up, z toward the viewer; the length is the certainty in [0, 1]. */
  readonly normal: Float32Array;
  /** (3, h, w): natural logarithm of the old light's R, G, B, up to a constant. */
  readonly logShading: Float32Array;
  /** (h, w): larger is nearer; 1 is half a side (see `halfSide`). */
  readonly depth: Float32Array;
  /** (h, w): probability of foreground in [0, 1]. */
  readonly foreground: Float32Array;
}

const PLANES = 8;

/** Fields over `planes` of shape (8, h, w), or zeros. */
export function createFields({ width, height }: Extent, planes: Float32Array = new Float32Array(PLANES * width * height)): Fields {
  const size = width * height;
  return {
    width,
    height,
    planes,
    normal: planes.subarray(0, 3 * size),
    logShading: planes.subarray(3 * size, 6 * size),
    depth: planes.subarray(6 * size, 7 * size),
    foreground: planes.subarray(7 * size),
  };
}
