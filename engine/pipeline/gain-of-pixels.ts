import { linearLight } from '@relight/models/linear-light.js';
import { LINEAR_FLOOR, LUMINANCE } from '@relight/models/luminance.js';
import { tensor, type Tensor } from '@relight/models/tensor.js';
import { guidedLowPass } from './guided-low-pass.js';
import type { FrameView, RelitGain } from '@relight/models/interfaces/image-relighter.js';

const { exp, log, max, min } = Math;

/** Bounds of the log gain, natural logarithm: no picture asks for more light, and noise may not. */
const LOWEST_LOG_GAIN = -3;
const HIGHEST_LOG_GAIN = 2;

/**
 * The light that takes the source's view to its relit pixels, as gain on the source in linear light, so that the
 * source's own detail stays: `exp` of the log gain `log((relit + .02) / (source + .02))`, smoothed along the source's
 * edges. Its floor comes back as an offset: `relit = source * gain + .02 * (gain - 1)`.
 */
export function gainOfPixels(pixels: FrameView, source: FrameView): RelitGain {
  const [from, to] = [linearLight(source.data), linearLight(pixels.data)];
  const logGain = tensor(source.dims);
  for (let at = 0; at < from.length; at++) logGain.data[at] = log((to[at] + LINEAR_FLOOR) / (from[at] + LINEAR_FLOOR));
  const gain = guidedLowPass(logGain, logLuminance(tensor(source.dims, from)));
  const offset = tensor(source.dims);
  for (let at = 0; at < from.length; at++) {
    gain.data[at] = exp(min(max(gain.data[at], LOWEST_LOG_GAIN), HIGHEST_LOG_GAIN));
    offset.data[at] = LINEAR_FLOOR * (gain.data[at] - 1);
  }
  return { kind: 'gain', gain, offset, pattern: null };
}

/** Log luminance (frames, 1, h, w) of linear light (frames, 3, h, w). */
function logLuminance({ dims, data }: Tensor): Tensor {
  const [frames, , height, width] = dims;
  const size = height * width;
  const [r, g, b] = LUMINANCE;
  const guide = tensor([frames, 1, height, width]);
  for (let i = 0; i < guide.data.length; i++) {
    const red = Math.floor(i / size) * 3 * size + (i % size);
    guide.data[i] = log(r * data[red] + g * data[red + size] + b * data[red + 2 * size] + LINEAR_FLOOR);
  }
  return guide;
}
