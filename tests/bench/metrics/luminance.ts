import type { Picture, Plane } from './picture.js';
import { toLinear } from './transfer.js';

/** BT.709 luminance in linear light, in [0, 1]. */
export function luminance({ width, height, data }: Picture): Plane {
  const out = new Float32Array(width * height);
  for (let i = 0; i < out.length; i++) {
    out[i] = 0.2126 * toLinear(data[3 * i]) + 0.7152 * toLinear(data[3 * i + 1]) + 0.0722 * toLinear(data[3 * i + 2]);
  }
  return { width, height, data: out };
}

/** BT.709 luma: the same weights on display-referred values, in [0, 1]. */
export function luma({ width, height, data }: Picture): Plane {
  const out = new Float32Array(width * height);
  for (let i = 0; i < out.length; i++) out[i] = 0.2126 * data[3 * i] + 0.7152 * data[3 * i + 1] + 0.0722 * data[3 * i + 2];
  return { width, height, data: out };
}
