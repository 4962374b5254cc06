import { chunkLengths } from './chunk-lengths.js';
import { add, concat, matmul, reshape, scale, softmax, splitAt, transpose } from './ops.js';
import type { GraphBuilder, Value } from './graph.js';

/**
 * How attention is written. `fused`: one com.microsoft.MultiHeadAttention, which never holds the scores; `plain`: MatMul and Softmax, for
 * execution providers whose fused form is missing or wrong.
 */
export type AttentionVariant = 'fused' | 'plain';

export interface AttentionOptions {
  readonly variant: AttentionVariant;
  readonly heads: number;
  /** Each query sees the keys up to its own position only. */
  readonly causal?: boolean;
}

/** Queries are taken in chunks so that their scores stay below this; half the storage that the smallest GPU bindings allow. */
const MAX_SCORE_BYTES = 64 * 2 ** 20;

/** softmax(Q K^T / sqrt(d)) V per head: query (batch, T, C), key and value (batch, S, C), heads side by side in C, to (batch, T, C). */
export function attend(graph: GraphBuilder, query: Value, key: Value, value: Value, options: AttentionOptions): Value {
  const [batch, tokens, width] = query.dims;
  const [keyBatch, , keyWidth] = key.dims;
  if (keyBatch !== batch || keyWidth !== width || key.dims.join() !== value.dims.join()) {
    throw new RangeError(
      `Cannot attend from [${query.dims.join(', ')}] to keys [${key.dims.join(', ')}] and values [${value.dims.join(', ')}]`,
    );
  }
  const { variant, heads, causal = false } = options;
  if (variant === 'fused') {
    const attributes = { num_heads: heads, unidirectional: causal ? 1 : 0 };
    return graph.op('MultiHeadAttention', [query, key, value], [batch, tokens, width], attributes, 'com.microsoft');
  }
  return plain(graph, query, key, value, heads, causal);
}

function plain(graph: GraphBuilder, query: Value, key: Value, value: Value, heads: number, causal: boolean): Value {
  const [batch, tokens, width] = query.dims;
  const keys = key.dims[1];
  const perHead = width / heads;
  const headed = (x: Value): Value => reshape(graph, x, [batch, x.dims[1], heads, perHead]);
  const keyColumns = transpose(graph, headed(key), [0, 2, 3, 1]);
  const values = transpose(graph, headed(value), [0, 2, 1, 3]);
  const queries = transpose(graph, headed(scale(graph, query, 1 / Math.sqrt(perHead))), [0, 2, 1, 3]);
  const lengths = chunkLengths(tokens, batch * heads * keys * Float32Array.BYTES_PER_ELEMENT, MAX_SCORE_BYTES);
  let first = 0;
  const chunks = splitAt(graph, queries, 2, lengths).map((chunk) => {
    const scores = matmul(graph, chunk, keyColumns);
    const seen = causal ? add(graph, scores, causalMask(graph, first, chunk.dims[2], keys)) : scores;
    first += chunk.dims[2];
    return matmul(graph, softmax(graph, seen), values);
  });
  return reshape(graph, transpose(graph, concat(graph, chunks, 2), [0, 2, 1, 3]), [batch, tokens, width]);
}

/** 0 where a key is seen, the lowest float where it is not; queries `first`, `first + 1`, ... in rows. */
function causalMask(graph: GraphBuilder, first: number, queries: number, keys: number): Value {
  const lowest = -3.4028234663852886e38;
  const mask = Float32Array.from({ length: queries * keys }, (_, at) => (at % keys <= first + Math.floor(at / keys) ? 0 : lowest));
  return graph.constant([1, 1, queries, keys], mask);
}
