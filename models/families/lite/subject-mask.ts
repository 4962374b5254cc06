import { halfSide } from './extent.js';
import type { Fields } from './fields.js';
import { gaussianBlur } from './gaussian-blur.js';
import { smoothStep } from './smooth-step.js';

/** Foreground with its doubts decided, (h, w) in [0, 1]: what is taken for the subject where an effect must not be half of each. */
export function subjectMask(fields: Fields): Float32Array {
  const soft = gaussianBlur(fields.foreground, fields, halfSide(fields) / 64);
  for (let at = 0; at < soft.length; at++) soft[at] = smoothStep(0.3, 0.7, soft[at]);
  return soft;
}
