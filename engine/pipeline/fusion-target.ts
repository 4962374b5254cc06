import { tensor, type Tensor } from '@relight/models/tensor.js';
import { weightedSum } from '@relight/models/tensor-ops.js';
import { guidedLowPass } from './guided-low-pass.js';
import type { FrameView } from '@relight/models/interfaces/image-relighter.js';

/** In which terms consistent and relight target are mixed. */
export type FusionDomain = 'pixels' | 'log-gain';

export interface FusionTargetOptions {
  readonly domain: FusionDomain;
  readonly source: FrameView;
  readonly consistent: FrameView;
  readonly relit: FrameView;
  /** The fusion weight (lambda) in [0, 1]: the relight target's share. */
  readonly weight: number;
}

/** Keeps the log of black finite. */
const FLOOR = 0.02;
const LOWEST_LOG_GAIN = -3;
const HIGHEST_LOG_GAIN = 2;

/**
 * The fusion target of a step. `pixels`: the convex mix of the pictures (Light-A-Video, section 4.3).
 * `log-gain`: the same mix of their log gains against the source, smoothed along the source's edges and put
 * back on the source, so that averaging over time cannot blur the picture's detail.
 */
export function fusionTarget({ domain, source, consistent, relit, weight }: FusionTargetOptions): FrameView {
  if (domain === 'pixels') return weightedSum(1 - weight, consistent, weight, relit);
  const mixed = weightedSum(1 - weight, logGain(consistent, source), weight, logGain(relit, source));
  const smooth = guidedLowPass(mixed, logLuminance(source));
  return tensor(
    source.dims,
    source.data.map(
      (value, i) => (value + FLOOR) * Math.exp(Math.min(Math.max(smooth.data[i], LOWEST_LOG_GAIN), HIGHEST_LOG_GAIN)) - FLOOR,
    ),
  );
}

function logGain(picture: FrameView, source: FrameView): Tensor {
  return tensor(
    source.dims,
    source.data.map((value, i) => Math.log((Math.max(picture.data[i], 0) + FLOOR) / (Math.max(value, 0) + FLOOR))),
  );
}

/** Log luminance (frames, 1, h, w) of display values; BT.709 weights. */
function logLuminance({ dims, data }: FrameView): Tensor {
  const [frames, , height, width] = dims;
  const size = height * width;
  const guide = tensor([frames, 1, height, width]);
  for (let i = 0; i < guide.data.length; i++) {
    const red = Math.floor(i / size) * 3 * size + (i % size);
    const luma = 0.2126 * data[red] + 0.7152 * data[red + size] + 0.0722 * data[red + 2 * size];
    guide.data[i] = Math.log(Math.max(luma, 0) + FLOOR);
  }
  return guide;
}
