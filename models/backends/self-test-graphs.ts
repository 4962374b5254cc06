import { attend, type AttentionVariant } from '../graphs/attention.js';
import { createGraph, type BuiltGraph, type Graph, type Value } from '../graphs/graph.js';
import { conv2d, groupNorm, layerNorm, linear } from '../graphs/layers.js';
import { concat, geglu, quickGelu, resizeNearest, scale, silu } from '../graphs/ops.js';
import { createScope, type Scope } from '../graphs/scope.js';
import type { Tensor } from '../tensor.js';
import type { WeightMap } from '../weights/weight-map.js';
import { knownValues } from './known-values.js';

/** A graph whose answers are known, and what to feed it. */
export interface TestGraph {
  readonly graph: BuiltGraph;
  readonly feeds: Readonly<Record<string, Tensor>>;
  /** Is it there for its speed? */
  readonly timed: boolean;
}

/** One question: known inputs by shape, and what is done with them. Its modules' weights are known values named after the question. */
interface Question {
  readonly inputs: readonly (readonly number[])[];
  readonly answer: (at: Scope, ...inputs: readonly Value[]) => Value;
}

/** Inputs lie in [-2, 2): steep enough for softmax to choose, and for GELU to bend. */
const MAGNITUDE = 2;

const EMBEDDINGS = [50, 12] as const;
const INT64 = 7;

/** Every kind of operator that the families' graphs hold, but attention; in the forms of models/graphs. */
const OPERATORS: Readonly<Record<string, Question>> = {
  convolution: { inputs: [[1, 8, 13, 11]], answer: (at, x) => conv2d(at, x, { channels: 16 }) },
  'strided convolution': { inputs: [[1, 8, 13, 11]], answer: (at, x) => conv2d(at, x, { channels: 16, stride: 2 }) },
  'one-sided convolution': {
    inputs: [[1, 8, 12, 10]],
    answer: (at, x) => conv2d(at, x, { channels: 8, stride: 2, padding: [0, 0, 1, 1] }),
  },
  'pointwise convolution': {
    inputs: [
      [1, 8, 9, 7],
      [1, 4, 9, 7],
    ],
    answer: (at, x, y) => conv2d(at, concat(at.graph, [x, y], 1), { channels: 20, kernel: 1 }),
  },
  'group normalisation': { inputs: [[2, 16, 5, 7]], answer: (at, x) => groupNorm(at, x, { groups: 4, epsilon: 1e-6 }) },
  SiLU: { inputs: [[2, 16, 35]], answer: (at, x) => silu(at.graph, x) },
  'linear layer': { inputs: [[3, 50, 24]], answer: (at, x) => linear(at, x, 40) },
  'layer normalisation': { inputs: [[2, 30, 24]], answer: (at, x) => layerNorm(at, x) },
  GEGLU: { inputs: [[2, 30, 48]], answer: (at, x) => geglu(at.graph, x) },
  'quick GELU': { inputs: [[2, 30, 24]], answer: (at, x) => quickGelu(at.graph, x) },
  'nearest resize': { inputs: [[1, 4, 5, 6]], answer: (at, x) => resizeNearest(at.graph, x, 9, 12) },
  embedding: {
    inputs: [[2, 30]],
    answer: (at, x) => {
      const { graph } = at;
      const row = graph.op('Cast', [scale(graph, graph.op('Abs', [x], x.dims), EMBEDDINGS[0] / MAGNITUDE)], x.dims, { to: INT64 });
      return graph.op('Gather', [at.weight('table', EMBEDDINGS), row], [...x.dims, EMBEDDINGS[1]], { axis: 0 });
    },
  },
};

/** Shapes of attention as the families have it: queries, keys and values. */
const ATTENTION: Readonly<
  Record<string, { readonly dims: readonly (readonly number[])[]; readonly heads: number; readonly causal?: boolean }>
> = {
  'over 256 tokens': { dims: same([1, 256, 80]), heads: 2 },
  'over 128 tokens': { dims: same([2, 128, 32]), heads: 2 },
  'over 64 tokens in wide heads': { dims: same([1, 64, 320]), heads: 2 },
  'over text': {
    dims: [
      [2, 100, 80],
      [2, 77, 80],
      [2, 77, 80],
    ],
    heads: 2,
  },
  'over frames': { dims: same([96, 16, 32]), heads: 4 },
  'of one head': { dims: same([1, 140, 64]), heads: 1 },
  causal: { dims: same([1, 77, 64]), heads: 4, causal: true },
};

/** All operators in one graph, an output for each. */
export function operatorTest(): TestGraph {
  return testOf(OPERATORS);
}

/** Attention of this variant in all its shapes, an output for each. */
export function attentionTest(variant: AttentionVariant): TestGraph {
  const questions = Object.entries(ATTENTION).map(([name, { dims, heads, causal }]): readonly [string, Question] => {
    return [name, { inputs: dims, answer: (at, q, k, v) => attend(at.graph, q, k, v, { variant, heads, ...(causal && { causal }) }) }];
  });
  return testOf(Object.fromEntries(questions));
}

/** Enough work to tell a graphics processor from a software driver that only looks like one: 150 million products. */
export function workTest(): TestGraph {
  return { ...testOf({ work: { inputs: [[1, 64, 64, 64]], answer: (at, x) => conv2d(at, x, { channels: 64 }) } }), timed: true };
}

function testOf(questions: Readonly<Record<string, Question>>): TestGraph {
  const graph = createGraph('self-test');
  const feeds: Record<string, Tensor> = {};
  for (const [name, { inputs, answer }] of Object.entries(questions)) {
    const values = inputs.map((dims, index) => {
      const input = `${name} ${index}`;
      feeds[input] = knownValues(input, dims, MAGNITUDE);
      return graph.input(input, dims);
    });
    graph.output(name, answer(createScope(withKnownWeights(graph), EVERYTHING, name), ...values));
  }
  return { graph: graph.build(), feeds, timed: false };
}

/** The same graph, with known values inline where it would refer to published weights. */
function withKnownWeights(graph: Graph): Graph {
  return { ...graph, weight: (_, key, dims) => graph.constant(dims, knownValues(key, dims).data) };
}

const EVERYTHING: WeightMap = {
  file: 'known values',
  keys: [],
  has: () => true,
  get: (key) => {
    throw new RangeError(`Known values lie in no file: "${key}"`);
  },
};

function same(dims: readonly number[]): readonly (readonly number[])[] {
  return [dims, dims, dims];
}
