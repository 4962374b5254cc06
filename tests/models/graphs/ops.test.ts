import { describe, expect, it } from '@jest/globals';
import { createGraph, type GraphBuilder, type Value } from '@relight/models/graphs/graph.js';
import {
  add,
  concat,
  geglu,
  gelu,
  matmul,
  multiply,
  quickGelu,
  reshape,
  resizeNearest,
  silu,
  softmax,
  splitAt,
  subtract,
  transpose,
} from '@relight/models/graphs/ops.js';
import { tensor, type Tensor } from '@relight/models/tensor.js';
import { runGraph } from '../../fakes/run-graph.js';

async function compute(inputs: readonly Tensor[], write: (graph: GraphBuilder, ...values: Value[]) => Value): Promise<Tensor> {
  const graph = createGraph('test');
  const values = inputs.map((input, index) => graph.input(`x${index}`, input.dims));
  const y = write(graph, ...values);
  graph.output('y', y);
  const result = (await runGraph(graph.build(), Object.fromEntries(inputs.map((input, index) => [`x${index}`, input])))).y;
  expect(result.dims).toEqual(y.dims);
  return result;
}

const numbers = (dims: readonly number[]): Tensor =>
  tensor(
    dims,
    Float32Array.from({ length: dims.reduce((a, b) => a * b, 1) }, (_, i) => i),
  );
const list = (...values: number[]): Tensor => tensor([values.length], Float32Array.from(values));
const round = ({ data }: Tensor): number[] => Array.from(data, (value) => Math.round(value * 1e4) / 1e4);

describe('elementwise', () => {
  it('broadcasts', async () => {
    const [row, column] = [numbers([1, 3]), numbers([2, 1])];
    expect((await compute([row, column], add)).data).toEqual(Float32Array.of(0, 1, 2, 1, 2, 3));
    expect((await compute([row, column], subtract)).data).toEqual(Float32Array.of(0, 1, 2, -1, 0, 1));
    expect((await compute([row, column], multiply)).data).toEqual(Float32Array.of(0, 0, 0, 0, 1, 2));
  });

  it('has the published activations', async () => {
    const x = list(-1, 0, 1, 3);
    const sigmoid = (v: number): number => 1 / (1 + Math.exp(-v));
    const wanted = (f: (v: number) => number): number[] => round(tensor([4], x.data.map(f)));
    expect(round(await compute([x], silu))).toEqual(wanted((v) => v * sigmoid(v)));
    expect(round(await compute([x], (graph, v) => quickGelu(graph, v)))).toEqual(wanted((v) => v * sigmoid(1.702 * v)));
    expect(round(await compute([x], gelu))).toEqual([-0.1587, 0, 0.8413, 2.996]);
  });

  it('gates the first half by the second', async () => {
    expect(round(await compute([list(2, 10, 1, -1)], geglu))).toEqual([1.6827, -1.5866]);
  });
});

describe('shapes', () => {
  it('multiplies, softens, turns, joins and cuts', async () => {
    expect((await compute([numbers([2, 2]), numbers([2, 3])], matmul)).data).toEqual(Float32Array.of(3, 4, 5, 9, 14, 19));
    expect(round(await compute([list(0, 0, Math.log(2))], softmax))).toEqual([0.25, 0.25, 0.5]);
    expect((await compute([numbers([2, 3])], (graph, x) => transpose(graph, x, [1, 0]))).data).toEqual(Float32Array.of(0, 3, 1, 4, 2, 5));
    expect((await compute([numbers([2, 1]), numbers([2, 2])], (graph, a, b) => concat(graph, [a, b], -1))).data).toEqual(
      Float32Array.of(0, 0, 1, 1, 2, 3),
    );
    expect((await compute([numbers([1, 5])], (graph, x) => splitAt(graph, x, -1, [2, 3])[1])).data).toEqual(Float32Array.of(2, 3, 4));
    expect((await compute([numbers([2, 3])], (graph, x) => reshape(graph, x, [3, 2]))).data).toEqual(numbers([6]).data);
  });

  it('refuses what does not fit together', () => {
    const graph = createGraph('wrong');
    const [a, b] = [graph.input('a', [2, 3]), graph.input('b', [2, 4])];
    expect(() => add(graph, a, b)).toThrow(RangeError);
    expect(() => matmul(graph, a, b)).toThrow(RangeError);
    expect(() => concat(graph, [a, b], 0)).toThrow(RangeError);
    expect(() => splitAt(graph, a, 1, [1, 1])).toThrow(RangeError);
    expect(() => reshape(graph, a, [7])).toThrow(RangeError);
  });
});

describe('resizeNearest()', () => {
  it.each([
    [1, 2],
    [2, 3],
    [3, 5],
    [5, 9],
    [6, 11],
    [8, 15],
    [12, 23],
    [23, 45],
    [4, 8],
  ])('takes a side of %i to exactly %i, each pixel from floor(i from / to)', async (from, to) => {
    const { data } = await compute([numbers([1, 1, 1, from])], (graph, x) => resizeNearest(graph, x, 1, to));
    expect([...data]).toEqual(Array.from({ length: to }, (_, i) => Math.floor((i * from) / to)));
  });
});
