import { halfSide, type Extent } from './extent.js';
import type { Fields } from './fields.js';
import { gaussianBlur } from './gaussian-blur.js';
import { luminance } from '../../luminance.js';
import type { Picture } from './picture.js';
import { smoothStep } from './smooth-step.js';

/** Difference of code value from its blurred neighbourhood that counts as full texture. */
const EDGE = 0.02;

/**
 * How much each place is taken for sky or another light source behind the scene, (h, w) in [0, 1]: not subject, without texture, and very bright,
 * or bright and blue.
 */
export function skyOf(picture: Picture, fields: Fields): Float32Array {
  const scale = halfSide(fields) / 64;
  const size = fields.width * fields.height;
  const blurred = (plane: Float32Array, extent: Extent = fields): Float32Array => gaussianBlur(plane, extent, 2 * scale);
  const level = blurred(luminance(picture.display));
  const red = blurred(picture.display.subarray(0, size));
  const blue = blurred(picture.display.subarray(2 * size));
  const fine = gaussianBlur(picture.grey, fields, 1);
  // Clipped, since one strong edge along the horizon is no texture.
  const texture = gaussianBlur(
    picture.grey.map((value, at) => Math.min(EDGE, Math.abs(value - fine[at]))),
    fields,
    4 * scale,
  );
  const out = new Float32Array(size);
  for (let at = 0; at < size; at++) {
    const blueness = smoothStep(0.02, 0.08, blue[at] - red[at]);
    const bright = Math.max(smoothStep(0.72, 0.86, level[at]), blueness * smoothStep(0.3, 0.45, level[at]));
    out[at] = bright * (1 - smoothStep(0.2, 0.6, fields.foreground[at])) * (1 - smoothStep(0.35, 0.8, texture[at] / EDGE));
  }
  return gaussianBlur(out, fields, 1.5 * scale);
}
