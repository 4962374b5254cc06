import { fingerprint } from '@relight/models/backends/fingerprint.js';
import { knownValues } from '@relight/models/backends/known-values.js';
import { tensor, type Tensor } from '@relight/models/tensor.js';
import { attended, convolved, gated, gelu, groupNormalised, layerNormalised, linear, nearest } from './plain-mathematics.js';

const value = (name: string, dims: readonly number[]): Tensor => knownValues(name, dims, 2);
const weight = (name: string, ...dims: readonly number[]): Tensor => knownValues(name, dims);

/** The self-test's questions answered by plain mathematics: the whole of every output. */
export const RIGHT_OPERATORS: Readonly<Record<string, () => ArrayLike<number>>> = {
  convolution: () => {
    const [w, b] = [weight('convolution.weight', 16, 8, 3, 3), weight('convolution.bias', 16)];
    return convolved(value('convolution 0', [1, 8, 13, 11]), w, b, { pad: [1, 1] });
  },
  'strided convolution': () => {
    const [w, b] = [weight('strided convolution.weight', 16, 8, 3, 3), weight('strided convolution.bias', 16)];
    return convolved(value('strided convolution 0', [1, 8, 13, 11]), w, b, { stride: 2, pad: [1, 1] });
  },
  'one-sided convolution': () => {
    const [w, b] = [weight('one-sided convolution.weight', 8, 8, 3, 3), weight('one-sided convolution.bias', 8)];
    return convolved(value('one-sided convolution 0', [1, 8, 12, 10]), w, b, { stride: 2, pad: [0, 1] });
  },
  'pointwise convolution': () => {
    const [x, y] = [value('pointwise convolution 0', [1, 8, 9, 7]), value('pointwise convolution 1', [1, 4, 9, 7])];
    const both = tensor([1, 12, 9, 7], Float32Array.of(...x.data, ...y.data));
    return convolved(both, weight('pointwise convolution.weight', 20, 12, 1, 1), weight('pointwise convolution.bias', 20));
  },
  'group normalisation': () => {
    const [scale, shift] = [weight('group normalisation.weight', 16, 1, 1), weight('group normalisation.bias', 16, 1, 1)];
    return groupNormalised(value('group normalisation 0', [2, 16, 5, 7]), 4, scale, shift, 1e-6);
  },
  SiLU: () => Array.from(value('SiLU 0', [2, 16, 35]).data, (x) => gated(x, 1)),
  'linear layer': () =>
    linear(value('linear layer 0', [3, 50, 24]), weight('linear layer.weight', 40, 24), weight('linear layer.bias', 40)),
  'layer normalisation': () => {
    const [scale, shift] = [weight('layer normalisation.weight', 24), weight('layer normalisation.bias', 24)];
    return layerNormalised(value('layer normalisation 0', [2, 30, 24]), scale, shift, 1e-5);
  },
  GEGLU: () => {
    const { data } = value('GEGLU 0', [2, 30, 48]);
    return Array.from({ length: 2 * 30 * 24 }, (_, i) => {
      const at = Math.floor(i / 24) * 48 + (i % 24);
      return data[at] * gelu(data[at + 24]);
    });
  },
  'quick GELU': () => Array.from(value('quick GELU 0', [2, 30, 24]).data, (x) => gated(x, 1.702)),
  'nearest resize': () => nearest(value('nearest resize 0', [1, 4, 5, 6]), 9, 12),
  embedding: () => {
    const table = weight('embedding.table', 50, 12);
    return [...value('embedding 0', [2, 30]).data].flatMap((x) => {
      const row = Math.trunc(Math.abs(x) * 25);
      return [...table.data.subarray(row * 12, (row + 1) * 12)];
    });
  },
};

/** The same for attention. */
export const RIGHT_ATTENTION: Readonly<Record<string, () => ArrayLike<number>>> = {
  'over 256 tokens': attention('over 256 tokens', [1, 256, 80], [1, 256, 80], 2),
  'over 128 tokens': attention('over 128 tokens', [2, 128, 32], [2, 128, 32], 2),
  'over 64 tokens in wide heads': attention('over 64 tokens in wide heads', [1, 64, 320], [1, 64, 320], 2),
  'over text': attention('over text', [2, 100, 80], [2, 77, 80], 2),
  'over frames': attention('over frames', [96, 16, 32], [96, 16, 32], 4),
  'of one head': attention('of one head', [1, 140, 64], [1, 140, 64], 1),
  causal: attention('causal', [1, 77, 64], [1, 77, 64], 4, true),
};

function attention(
  name: string,
  queries: readonly number[],
  keys: readonly number[],
  heads: number,
  causal = false,
): () => ArrayLike<number> {
  return () => attended(value(`${name} 0`, queries), value(`${name} 1`, keys), value(`${name} 2`, keys), heads, causal).data;
}

/** What is stored of them. */
export function storedOf(right: Readonly<Record<string, () => ArrayLike<number>>>): Readonly<Record<string, readonly number[]>> {
  return Object.fromEntries(
    Object.entries(right).map(([name, answer]) => [name, fingerprint(answer()).map((sum) => Number(sum.toPrecision(7)))]),
  );
}
