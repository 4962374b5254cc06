import { halfSide } from './extent.js';
import type { Fields } from './fields.js';
import { gaussianBlur } from './gaussian-blur.js';
import type { Picture } from './picture.js';
import { skyOf } from './sky.js';
import { smoothStep } from './smooth-step.js';
import { subjectMask } from './subject-mask.js';
import { unitNormal } from './unit-normal.js';

/** Mean certainty of normals over a patch: below the first there is no surface to throw a pattern on, above the second there is one. */
const CLUTTER = 0.5;
const SURFACE = 0.72;

/**
 * Where a projected pattern can be seen, (h, w) in [0, 1]: on the subject, on walls and floors; hardly on clutter and defocused leaves, whose
 * geometry nobody knows, and never on the sky.
 */
export function goboCatch(picture: Picture, fields: Fields): Float32Array {
  const scale = halfSide(fields) / 64;
  const known = gaussianBlur(unitNormal(fields).trust, fields, 4 * scale);
  const subject = subjectMask(fields);
  const sky = skyOf(picture, fields);
  return subject.map((share, at) => share + (1 - share) * (0.15 + 0.85 * smoothStep(CLUTTER, SURFACE, known[at])) * (1 - sky[at]));
}
