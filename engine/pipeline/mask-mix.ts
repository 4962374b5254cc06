import { tensor, type Tensor } from '@relight/models/tensor.js';

/**
 * `(1 - mask) * outside + mask * inside`, exactly one or the other where the mask is 0 or 1. Pictures (frames, channels,
 * h, w), mask (frames, 1, h, w). Throws RangeError if the sizes differ.
 */
export function maskMix(outside: Tensor, inside: Tensor, mask: Tensor): Tensor {
  const [frames, channels, height, width] = outside.dims;
  const size = height * width;
  if (inside.data.length !== outside.data.length || mask.data.length !== frames * size) {
    throw new RangeError(`Cannot mix [${outside.dims.join(', ')}] and [${inside.dims.join(', ')}] by a mask of [${mask.dims.join(', ')}]`);
  }
  const mixed = tensor(outside.dims);
  for (let plane = 0; plane < frames * channels; plane++) {
    const shares = mask.data.subarray(Math.floor(plane / channels) * size, (Math.floor(plane / channels) + 1) * size);
    for (let i = 0; i < size; i++) {
      const at = plane * size + i;
      mixed.data[at] = (1 - shares[i]) * outside.data[at] + shares[i] * inside.data[at];
    }
  }
  return mixed;
}
