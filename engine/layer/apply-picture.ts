import { toDisplay, toLinear } from '@relight/models/srgb.js';
import type { Tensor } from '@relight/models/tensor.js';
import type { VideoFrame } from '../media/media-backend.js';
import { createPlanePool, type Planes } from '../media/plane-pool.js';
import { resample } from '../pipeline/resample.js';
import { bicubic } from './bicubic.js';

const MOST = 65535;

let linear: Float32Array | null = null;

/**
 * A picture (1, 3, height, width) of display values in the frame's place, brought to its size and mixed with it in linear light by
 * `strength` in [0, 1], written into `into`, fresh planes if not given. Values beyond [0, 1] are cut; NaN becomes black. Alpha stays.
 */
export function applyPicture(
  frame: VideoFrame,
  picture: Tensor,
  strength: number,
  into: Planes = createPlanePool(frame.width * frame.height).take(),
): VideoFrame {
  const [, , height, width] = picture.dims;
  const { r, g, b } = into;
  [r, g, b].forEach((codes, channel) => {
    const plane = picture.data.subarray(channel * width * height, (channel + 1) * width * height);
    const shown =
      width > frame.width || height > frame.height ? resample(plane, { width, height }, frame) : bicubic(plane, { width, height }, frame);
    // An array of integers takes NaN for 0.
    for (let at = 0; at < codes.length; at++) codes[at] = Math.min(Math.max(shown[at], 0), 1) * MOST + 0.5;
    if (strength < 1) mix(codes, [frame.r, frame.g, frame.b][channel], strength);
  });
  return { ...frame, r, g, b };
}

function mix(codes: Uint16Array, source: Uint16Array, strength: number): void {
  linear ??= Float32Array.from({ length: MOST + 1 }, (_, code) => toLinear(code / MOST));
  for (let at = 0; at < codes.length; at++) {
    codes[at] = toDisplay(strength * linear[codes[at]] + (1 - strength) * linear[source[at]]) * MOST + 0.5;
  }
}
