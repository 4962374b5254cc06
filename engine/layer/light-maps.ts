import { linearLight } from '@relight/models/linear-light.js';
import type { RelitGain } from '@relight/models/interfaces/image-relighter.js';
import type { Tensor } from '@relight/models/tensor.js';
import { createGuidedFilter } from './guided-filter.js';
import { LINEAR_FLOOR, luminance } from '@relight/models/luminance.js';

/** Planes of one size, each (height, width). */
export interface Maps {
  readonly width: number;
  readonly height: number;
  readonly planes: readonly Float32Array[];
}

/** What the kernel needs to relight one frame, still at the relighter's sizes. */
export interface LightMaps {
  /** Nine planes: for R, G, B the pair a, b of `log2 gain = a * log2(Y + 0.02) + b`; then the offset of R, G, B. */
  readonly light: Maps;
  /** Three planes that multiply the gain and keep their own edges, or null. */
  readonly pattern: Maps | null;
}

/** What a logarithm is taken of at least: a gain of 0 is a very small one. NaN stays NaN. */
const SMALLEST = 1e-4;

/** Light maps of one frame from its view and what a relighter made of it, both with a single frame. */
export function lightMaps(view: Tensor, relit: RelitGain): LightMaps {
  const [, , height, width] = view.dims;
  const size = width * height;
  const source = linearLight(view.data);
  const guide = logarithm(luminance(source), LINEAR_FLOOR);
  const gain = logarithm(relit.gain.data, 0);
  const filter = createGuidedFilter(guide, width, height);
  const coefficients = planesOf(gain, size).flatMap((plane) => {
    const { a, b } = filter(plane);
    return [a, b];
  });
  return {
    light: { width, height, planes: [...coefficients, ...planesOf(relit.offset.data, size)] },
    pattern: relit.pattern && patternMaps(relit.pattern),
  };
}

/** log2 of `values + floor`. */
function logarithm(values: Float32Array, floor: number): Float32Array {
  const result = new Float32Array(values.length);
  for (let at = 0; at < result.length; at++) result[at] = Math.log2(Math.max(values[at] + floor, SMALLEST));
  return result;
}

function patternMaps(pattern: Tensor): Maps {
  const [, , height, width] = pattern.dims;
  return { width, height, planes: planesOf(pattern.data, width * height) };
}

function planesOf(data: Float32Array, size: number): readonly Float32Array[] {
  return [0, 1, 2].map((channel) => data.subarray(channel * size, (channel + 1) * size));
}
