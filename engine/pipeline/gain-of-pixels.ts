import { linearLight } from '@relight/models/linear-light.js';
import { LINEAR_FLOOR, LUMINANCE } from '@relight/models/luminance.js';
import { tensor, type Tensor } from '@relight/models/tensor.js';
import { guidedLowPass } from './guided-low-pass.js';
import type { FrameView, RelitGain } from '@relight/models/interfaces/image-relighter.js';

const { exp, log, max, min } = Math;

/** Bounds of the natural log of the gain: what is beyond them is a picture's noise, not its light. */
const LOWEST_LOG_GAIN = -3;
const HIGHEST_LOG_GAIN = 2;

/**
 * The light that takes the source's view to its relit pixels, as gain on the source in linear light, so that the
 * source's own detail stays: `G = (relit + .02) / (source + .02)`, and `relit = G * source + .02 * (G - 1)`.
 * The gain is left as it is, since the layer smooths it along the source's edges (a second time costs 1 to 4 dB on
 * rendered truth, the more the coarser); the offset, which the layer only stretches, is smoothed here by the same filter.
 */
export function gainOfPixels(pixels: FrameView, source: FrameView): RelitGain {
  const [from, to] = [linearLight(source.data), linearLight(pixels.data)];
  const logGain = tensor(source.dims);
  for (let at = 0; at < from.length; at++) {
    const asked = log((to[at] + LINEAR_FLOOR) / (from[at] + LINEAR_FLOOR));
    logGain.data[at] = min(max(asked, LOWEST_LOG_GAIN), HIGHEST_LOG_GAIN);
  }
  const smooth = guidedLowPass(logGain, logLuminance(tensor(source.dims, from)), Infinity);
  return { kind: 'gain', gain: mapped(logGain, exp), offset: mapped(smooth, (value) => LINEAR_FLOOR * (exp(value) - 1)), pattern: null };
}

function mapped({ dims, data }: Tensor, map: (value: number) => number): Tensor {
  const result = tensor(dims);
  for (let at = 0; at < data.length; at++) result.data[at] = map(data[at]);
  return result;
}

/** Log luminance (frames, 1, h, w) of linear light (frames, 3, h, w), floored. */
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
