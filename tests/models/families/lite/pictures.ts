import type { FrameView } from '@relight/models/interfaces/image-relighter.js';
import { tensor, type Tensor } from '@relight/models/tensor.js';

/** A busy, lopsided, coloured picture, moved right by `shift` pixels: shape (1, 3, height, width), values in (0, 1). */
export function scene(width: number, height: number, shift: number): FrameView {
  const view = tensor([1, 3, height, width]);
  for (let channel = 0, at = 0; channel < 3; channel++) {
    for (let y = 0; y < height; y++) {
      for (let x = 0; x < width; x++, at++) {
        const u = (x - shift) / 9;
        const v = y / 11;
        const fine = 0.08 * Math.sin(4.9 * u + 2.1 * v) + 0.08 * Math.sin(3.1 * u - 5.3 * v);
        const broad = 0.15 * Math.sin(u + 0.3 * v) * Math.cos(1.3 * v) + 0.1 * Math.sin(0.37 * u * v + channel);
        view.data[at] = 0.45 + broad + fine + 0.05 * channel;
      }
    }
  }
  return view;
}

/** Left and right swapped. */
export function mirrored(planes: Tensor): Tensor {
  const width = planes.dims[planes.dims.length - 1];
  return tensor(
    planes.dims,
    planes.data.map((_, at) => planes.data[at - (at % width) + (width - 1 - (at % width))]),
  );
}
