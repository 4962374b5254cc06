import type { FrameView } from '../../interfaces/image-relighter.js';
import type { Extent } from './extent.js';
import { linearLight } from '../../linear-light.js';
import { LINEAR_FLOOR, luminance } from '../../luminance.js';

/** One frame at view size in the forms that the steps need. */
export interface Picture extends Extent {
  /** Display-referred R'G'B' in [0, 1], shape (3, h, w). */
  readonly display: Float32Array;
  /** The same in linear light. */
  readonly linear: Float32Array;
  /** Grey, display-referred, shape (h, w): what optical flow sees. */
  readonly grey: Float32Array;
  /** Natural logarithm of linear luminance + 0.02, shape (h, w). */
  readonly logLuminance: Float32Array;
}

/** Frame `index` of a view of shape (frames, 3, h, w). */
export function pictureOf(view: FrameView, index: number): Picture {
  const [, channels, height, width] = view.dims;
  const size = channels * height * width;
  // Written so that NaN becomes black: a broken pixel must not spread through the blurs.
  const display = view.data.slice(index * size, (index + 1) * size);
  for (let at = 0; at < size; at++) display[at] = display[at] > 0 ? (display[at] < 1 ? display[at] : 1) : 0;
  const linear = linearLight(display);
  const logLuminance = luminance(linear);
  for (let at = 0; at < logLuminance.length; at++) logLuminance[at] = Math.log(logLuminance[at] + LINEAR_FLOOR);
  return { width, height, display, linear, grey: luminance(display), logLuminance };
}
