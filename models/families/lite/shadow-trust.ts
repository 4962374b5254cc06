import { halfSide } from './extent.js';
import type { Fields } from './fields.js';
import { gaussianBlur } from './gaussian-blur.js';

/** Slope of depth beyond which it is not a surface but the edge of one, drawn too wide. */
const EDGE = 5;
/** Most that a shadow on a wall behind counts: more reads as dirt on it. */
const BEHIND = 0.6;

/**
 * Share of a cast shadow's depth to believe, (h, w) in [0, 1]: less where foreground is hard to tell, beside edges of depth, and on walls (h, w) in
 * [0, 1], whose distance nobody knows.
 */
export function shadowTrust(fields: Fields, walls: Float32Array): Float32Array {
  const scale = halfSide(fields) / 64;
  const trust = gaussianBlur(steepness(fields), fields, scale);
  for (let at = 0; at < trust.length; at++) {
    const decided = 0.5 + 0.5 * Math.abs(2 * fields.foreground[at] - 1);
    const steep = trust[at] / EDGE;
    trust[at] = (decided * (1 - (1 - BEHIND) * walls[at])) / (1 + steep * steep);
  }
  return gaussianBlur(trust, fields, 1.5 * scale);
}

/** Length of the gradient of depth, (h, w); 1 is a surface at 45 degrees. */
function steepness({ width, height, depth }: Fields): Float32Array {
  const out = new Float32Array(depth.length);
  const perPixel = halfSide({ width, height }) / 2;
  for (let y = 0, at = 0; y < height; y++) {
    const up = y > 0 ? -width : 0;
    const down = y < height - 1 ? width : 0;
    for (let x = 0; x < width; x++, at++) {
      const across = depth[at + (x < width - 1 ? 1 : 0)] - depth[at - (x > 0 ? 1 : 0)];
      const along = depth[at + down] - depth[at + up];
      out[at] = perPixel * Math.sqrt(across * across + along * along);
    }
  }
  return out;
}
