import { tensor, type Tensor } from '@relight/models/tensor.js';
import { resample } from './resample.js';
import { toDisplay, toLinear } from '@relight/models/srgb.js';
import type { FrameView, RelitGain } from '@relight/models/interfaces/image-relighter.js';

/** The picture that a gain makes of `source`: `source * gain * pattern + offset` in linear light, seen as a view; highlights stay above 1. */
export function applyGain(source: FrameView, { gain, offset, pattern }: RelitGain): FrameView {
  const [frames, channels, height, width] = source.dims;
  const relit = tensor(source.dims);
  const size = height * width;
  for (let plane = 0; plane < frames * channels; plane++) {
    const factors = pattern && patternPlane(pattern, plane, height, width);
    for (let i = 0; i < size; i++) {
      const at = plane * size + i;
      relit.data[at] = toDisplay(toLinear(source.data[at]) * gain.data[at] * (factors ? factors[i] : 1) + offset.data[at]);
    }
  }
  return relit;
}

function patternPlane(pattern: Tensor, plane: number, height: number, width: number): Float32Array {
  const [, , patternHeight, patternWidth] = pattern.dims;
  const size = patternHeight * patternWidth;
  return resample(
    pattern.data.subarray(plane * size, (plane + 1) * size),
    { height: patternHeight, width: patternWidth },
    { height, width },
  );
}
