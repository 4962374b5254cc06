import { tensor, type Tensor } from '../tensor.js';

/**
 * Backward bilinear warp: `out[p] = planes[p + flow(p)]`, clamped to the edge.
 * `planes` has shape (channels, h, w), `flow` (2, h, w), x then y in pixels.
 */
export function warp(planes: Tensor, flow: Tensor): Tensor {
  const [channels, height, width] = planes.dims;
  const out = tensor(planes.dims);
  const { data } = planes;
  const { data: moved } = out;
  const { data: motion } = flow;
  const size = width * height;
  const right = width - 1;
  const bottom = height - 1;
  for (let y = 0, at = 0; y < height; y++) {
    for (let x = 0; x < width; x++, at++) {
      const u = clamp(x + motion[at], right);
      const v = clamp(y + motion[at + size], bottom);
      const left = Math.floor(u);
      const top = Math.floor(v);
      const fx = u - left;
      const fy = v - top;
      const a = top * width + left;
      const stepX = left < right ? 1 : 0;
      const stepY = top < bottom ? width : 0;
      if (fx === 0 && fy === 0) {
        // Most of a picture stands still.
        for (let base = a, to = at; to < moved.length; base += size, to += size) moved[to] = data[base];
        continue;
      }
      for (let channel = 0, base = a; channel < channels; channel++, base += size) {
        const upper = data[base] + fx * (data[base + stepX] - data[base]);
        const below = base + stepY;
        const lower = data[below] + fx * (data[below + stepX] - data[below]);
        moved[channel * size + at] = upper + fy * (lower - upper);
      }
    }
  }
  return out;
}

function clamp(value: number, last: number): number {
  // Written so that NaN lands on 0.
  return value > 0 ? (value < last ? value : last) : 0;
}
