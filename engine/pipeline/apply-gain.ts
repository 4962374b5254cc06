import { tensor, type Tensor } from '@relight/models/tensor.js';
import { toDisplay, toLinear } from './srgb.js';
import type { FrameView, RelitGain } from '@relight/models/interfaces/image-relighter.js';

/** The picture that a gain makes of `source`: `source * gain * pattern + offset` in linear light, seen as a view; highlights stay above 1. */
export function applyGain(source: FrameView, { gain, offset, pattern }: RelitGain): FrameView {
  const [, , height, width] = source.dims;
  const relit = new Float32Array(source.data.length);
  for (let i = 0; i < relit.length; i++) {
    const light = toLinear(source.data[i]) * gain.data[i] * (pattern ? patternAt(pattern, i, height, width) : 1);
    relit[i] = toDisplay(light + offset.data[i]);
  }
  return tensor(source.dims, relit);
}

/** Pattern value at value `i` of a picture of another size, bilinear, pixel centres aligned, held at the edges. */
function patternAt(pattern: Tensor, i: number, height: number, width: number): number {
  const [, , patternHeight, patternWidth] = pattern.dims;
  const plane = Math.floor(i / (height * width)) * patternHeight * patternWidth;
  const x = place(i % width, width, patternWidth);
  const y = place(Math.floor(i / width) % height, height, patternHeight);
  const at = (row: number, column: number): number => pattern.data[plane + row * patternWidth + column];
  const top = at(y.low, x.low) + (at(y.low, x.high) - at(y.low, x.low)) * x.share;
  const bottom = at(y.high, x.low) + (at(y.high, x.high) - at(y.high, x.low)) * x.share;
  return top + (bottom - top) * y.share;
}

function place(position: number, from: number, to: number): { readonly low: number; readonly high: number; readonly share: number } {
  const at = Math.min(Math.max(((position + 0.5) * to) / from - 0.5, 0), to - 1);
  const low = Math.floor(at);
  return { low, high: Math.min(low + 1, to - 1), share: at - low };
}
