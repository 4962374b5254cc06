import { tensor, type Tensor } from '@relight/models/tensor.js';
import { createGuidedFilter } from '../layer/guided-filter.js';
import { resample } from './resample.js';

/** Shorter side of the grid on which the filter is fitted, in pixels: what is finer than its cells cannot enter the fit. */
const GRID = 128;

/**
 * Smooths each channel of `values` (frames, channels, h, w) along the edges of `guide` (frames, 1, h, w), a log
 * luminance: the fast guided filter (He, Sun: Fast Guided Filter, 2015). The result is `a * guide + b`, frame by
 * frame, with `a` and `b` smooth. `grid` is the shorter side of the grid on which it is fitted; Infinity for the picture's own.
 */
export function guidedLowPass(values: Tensor, guide: Tensor, grid = GRID): Tensor {
  const [frames, channels, height, width] = values.dims;
  const shrink = Math.min(1, grid / Math.min(height, width));
  const full = { height, width };
  const coarse = { height: Math.round(height * shrink), width: Math.round(width * shrink) };
  const smooth = tensor(values.dims);
  for (let frame = 0; frame < frames; frame++) {
    const g = plane(guide, frame);
    const filter = createGuidedFilter(resample(g, full, coarse), coarse.width, coarse.height);
    for (let index = frame * channels; index < (frame + 1) * channels; index++) {
      const fit = filter(resample(plane(values, index), full, coarse));
      const [a, b] = [resample(fit.a, coarse, full), resample(fit.b, coarse, full)];
      const result = plane(smooth, index);
      for (let i = 0; i < result.length; i++) result[i] = a[i] * g[i] + b[i];
    }
  }
  return smooth;
}

/** Plane `index` of all frames' channels; on the tensor's own memory. */
function plane({ dims, data }: Tensor, index: number): Float32Array {
  const size = dims[2] * dims[3];
  return data.subarray(index * size, (index + 1) * size);
}
