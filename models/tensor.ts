/** A dense float tensor in row-major order; `data.length` is the product of `dims`. */
export interface Tensor {
  readonly dims: readonly number[];
  readonly data: Float32Array;
}

/** Wraps `data` as a tensor of shape `dims`; without data, a tensor of zeros. Throws RangeError if the sizes differ. */
export function tensor(dims: readonly number[], data?: Float32Array): Tensor {
  const size = dims.reduce((product, dim) => product * dim, 1);
  const values = data ?? new Float32Array(size);
  if (values.length !== size) {
    throw new RangeError(`Cannot shape ${values.length} values as [${dims.join(', ')}]: ${size} are wanted`);
  }
  return { dims, data: values };
}
