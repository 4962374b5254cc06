import type { GraphBuilder, Value } from './graph.js';

const MICROSOFT = 'com.microsoft';

/** `a + b`, with NumPy's broadcasting. */
export function add(graph: GraphBuilder, a: Value, b: Value): Value {
  return graph.op('Add', [a, b], broadcast(a, b));
}

/** `a - b`, with NumPy's broadcasting. */
export function subtract(graph: GraphBuilder, a: Value, b: Value): Value {
  return graph.op('Sub', [a, b], broadcast(a, b));
}

/** `a * b`, with NumPy's broadcasting. */
export function multiply(graph: GraphBuilder, a: Value, b: Value): Value {
  return graph.op('Mul', [a, b], broadcast(a, b));
}

/** `x * factor`. */
export function scale(graph: GraphBuilder, x: Value, factor: number): Value {
  return multiply(graph, x, graph.constant([], Float32Array.of(factor)));
}

/** Matrix product over the last two sides; the sides before them are equal. */
export function matmul(graph: GraphBuilder, a: Value, b: Value): Value {
  const [rows, inner] = a.dims.slice(-2);
  const [height, columns] = b.dims.slice(-2);
  if (inner !== height || a.dims.slice(0, -2).join() !== b.dims.slice(0, -2).join()) throw mismatch('multiply', a, b);
  return graph.op('MatMul', [a, b], [...a.dims.slice(0, -2), rows, columns]);
}

/** Softmax over the last side. */
export function softmax(graph: GraphBuilder, x: Value): Value {
  return graph.op('Softmax', [x], x.dims, { axis: -1 });
}

/** x * sigmoid(x), as the one form of it that every execution provider has as a single operator. */
export function silu(graph: GraphBuilder, x: Value): Value {
  return quickGelu(graph, x, 1);
}

/** x * sigmoid(alpha x); CLIP's activation. */
export function quickGelu(graph: GraphBuilder, x: Value, alpha = 1.702): Value {
  return graph.op('QuickGelu', [x], x.dims, { alpha: { float: alpha } }, MICROSOFT);
}

/** Exact GELU, x / 2 (1 + erf(x / sqrt 2)). */
export function gelu(graph: GraphBuilder, x: Value): Value {
  return graph.op('Gelu', [x], x.dims, { approximate: 'none' });
}

/** GEGLU: the last side's first half times the exact GELU of its second half. */
export function geglu(graph: GraphBuilder, x: Value): Value {
  const half = (x.dims.at(-1) ?? 0) / 2;
  const [value, gate] = splitAt(graph, x, -1, [half, half]);
  return multiply(graph, value, gelu(graph, gate));
}

/** The same values in another shape of the same size. */
export function reshape(graph: GraphBuilder, x: Value, dims: readonly number[]): Value {
  if (sizeOf(x.dims) !== sizeOf(dims)) throw new RangeError(`Cannot reshape "${x.name}" [${x.dims.join(', ')}] to [${dims.join(', ')}]`);
  return x.dims.join() === dims.join() ? x : graph.op('Reshape', [x, graph.integers(dims)], dims);
}

/** Sides in another order: side i of the result is side `order[i]` of `x`. */
export function transpose(graph: GraphBuilder, x: Value, order: readonly number[]): Value {
  const dims = order.map((from) => x.dims[from]);
  return graph.op('Transpose', [x], dims, { perm: order });
}

/** Values one after the other along `axis`. */
export function concat(graph: GraphBuilder, values: readonly Value[], axis: number): Value {
  if (values.length === 1) return values[0];
  const [first, ...others] = values;
  const side = axis < 0 ? axis + first.dims.length : axis;
  const rest = (value: Value): string => value.dims.map((dim, index) => (index === side ? 0 : dim)).join();
  for (const other of others) if (rest(other) !== rest(first)) throw mismatch('concatenate', first, other);
  const length = values.reduce((sum, value) => sum + value.dims[side], 0);
  return graph.op('Concat', values, first.dims.with(side, length), { axis: side });
}

/** Cuts `axis` into pieces of the given lengths, which add up to it. */
export function splitAt(graph: GraphBuilder, x: Value, axis: number, lengths: readonly number[]): readonly Value[] {
  const side = axis < 0 ? axis + x.dims.length : axis;
  const total = lengths.reduce((sum, length) => sum + length, 0);
  if (total !== x.dims[side])
    throw new RangeError(`Cannot split side ${side} of "${x.name}" [${x.dims.join(', ')}] into ${lengths.join(' + ')}`);
  if (lengths.length === 1) return [x];
  const dims = lengths.map((length) => x.dims.with(side, length));
  return graph.opWithOutputs('Split', [x, graph.integers(lengths)], dims, { axis: side });
}

/** (batch, C, h, w) to (batch, C, height, width), each pixel the nearest one above and to the left, as PyTorch's `nearest` has it. */
export function resizeNearest(graph: GraphBuilder, x: Value, height: number, width: number): Value {
  const dims = [x.dims[0], x.dims[1], height, width];
  const attributes = { mode: 'nearest', nearest_mode: 'floor', coordinate_transformation_mode: 'asymmetric' };
  return graph.op('Resize', [x, null, null, graph.integers(dims)], dims, attributes);
}

function broadcast(a: Value, b: Value): readonly number[] {
  const rank = Math.max(a.dims.length, b.dims.length);
  const [left, right] = [a, b].map(({ dims }) => [...Array<number>(rank - dims.length).fill(1), ...dims]);
  return left.map((dim, side) => {
    if (dim !== right[side] && dim !== 1 && right[side] !== 1) throw mismatch('broadcast', a, b);
    return Math.max(dim, right[side]);
  });
}

function sizeOf(dims: readonly number[]): number {
  return dims.reduce((product, dim) => product * dim, 1);
}

function mismatch(what: string, a: Value, b: Value): RangeError {
  return new RangeError(`Cannot ${what} "${a.name}" [${a.dims.join(', ')}] and "${b.name}" [${b.dims.join(', ')}]`);
}
