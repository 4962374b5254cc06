import { tensor, type Tensor } from './tensor.js';

/** Values per entry of the first dimension. */
function stride(of: Tensor): number {
  return of.dims.slice(1).reduce((product, dim) => product * dim, 1);
}

/** Entries `first` up to `first + count` of the first dimension: a view on the same memory. Throws RangeError past the end. */
export function sliceFrames(from: Tensor, first: number, count: number): Tensor {
  if (first < 0 || first + count > from.dims[0]) {
    throw new RangeError(`Cannot take frames ${first} to ${first + count - 1} of ${from.dims[0]}`);
  }
  const size = stride(from);
  return tensor([count, ...from.dims.slice(1)], from.data.subarray(first * size, (first + count) * size));
}

/** Writes `from` into `to` as its entries from `first` on. Throws RangeError if the other dimensions differ or `to` is too short. */
export function copyFrames(from: Tensor, to: Tensor, first: number): void {
  const [wanted, given] = [to, from].map(({ dims }) => dims.slice(1).join(', '));
  if (given !== wanted) throw new RangeError(`Cannot put frames of shape [${given}] among frames of shape [${wanted}]`);
  if (first + from.dims[0] > to.dims[0]) throw new RangeError(`Cannot put ${from.dims[0]} frames after ${first} of ${to.dims[0]}`);
  to.data.set(from.data, first * stride(to));
}

/** Joins tensors along the first dimension; a single one is returned as it is. Throws RangeError if the other dimensions differ. */
export function concatFrames(parts: readonly Tensor[]): Tensor {
  if (parts.length === 1) return parts[0];
  const joined = tensor([parts.reduce((sum, part) => sum + part.dims[0], 0), ...parts[0].dims.slice(1)]);
  let first = 0;
  for (const part of parts) {
    copyFrames(part, joined, first);
    first += part.dims[0];
  }
  return joined;
}

/** `a * x + b * y`, value by value, rounded to float32 once. Throws RangeError if the sizes differ. */
export function weightedSum(a: number, x: Tensor, b: number, y: Tensor): Tensor {
  if (x.data.length !== y.data.length) throw new RangeError(`Cannot add [${x.dims.join(', ')}] and [${y.dims.join(', ')}]`);
  const sum = new Float32Array(x.data.length);
  for (let i = 0; i < sum.length; i++) sum[i] = a * x.data[i] + b * y.data[i];
  return tensor(x.dims, sum);
}

/** `a * x`, value by value. */
export function scaled(a: number, x: Tensor): Tensor {
  return tensor(
    x.dims,
    x.data.map((value) => a * value),
  );
}
