import { attend, type AttentionOptions } from './attention.js';
import { chunkLengths } from './chunk-lengths.js';
import { groupNorm, layerNorm, linear } from './layers.js';
import { add, concat, geglu, reshape, splitAt, transpose } from './ops.js';
import type { Value } from './graph.js';
import type { Scope } from './scope.js';

/** Groups' epsilon in front of every transformer, spatial or temporal; a resnet has its own. */
export const TRANSFORMER_NORM_EPSILON = 1e-6;

/** The wide middle of a feed-forward layer stays below this; no chunks for one frame of 64 x 64 latents. */
const MAX_WIDE_BYTES = 128 * 2 ** 20;

/** Writes the attention of a block to itself: x (batch, T, C), normalised, to the same shape. */
export type SelfAttention = (at: Scope, x: Value, options: AttentionOptions) => Value;

export interface SpatialTransformerOptions {
  readonly groups: number;
  readonly attention: AttentionOptions;
  /** The text, (1 or batch, tokens, width). */
  readonly context: Value;
  /** `selfAttention` unless said. */
  readonly attendSelf?: SelfAttention;
}

/** Transformer over the pixels of each frame: x (batch, C, h, w) to the same shape, its residual included. */
export function spatialTransformer(at: Scope, x: Value, options: SpatialTransformerOptions): Value {
  const { graph } = at;
  const { groups, attention, context, attendSelf = selfAttention } = options;
  const [batch, channels, height, width] = x.dims;
  const normal = groupNorm(at.at('norm'), x, { groups, epsilon: TRANSFORMER_NORM_EPSILON });
  const tokens = transpose(graph, reshape(graph, normal, [batch, channels, height * width]), [0, 2, 1]);
  let y = linear(at.at('proj_in'), tokens, channels);

  const block = at.at('transformer_blocks.0');
  y = add(graph, y, attendSelf(block.at('attn1'), layerNorm(block.at('norm1'), y), attention));
  y = add(graph, y, crossAttention(block.at('attn2'), layerNorm(block.at('norm2'), y), context, attention));
  y = add(graph, y, feedForward(block.at('ff'), layerNorm(block.at('norm3'), y)));

  y = linear(at.at('proj_out'), y, channels);
  return add(graph, reshape(graph, transpose(graph, y, [0, 2, 1]), x.dims), x);
}

/** Attention of x (batch, T, C) to itself. */
export function selfAttention(at: Scope, x: Value, options: AttentionOptions): Value {
  return outProjection(at, attend(at.graph, queries(at, x), ...keysAndValues(at, x), options));
}

/** The module's queries of x (batch, T, C). */
export function queries(at: Scope, x: Value): Value {
  return linear(at.at('to_q'), x, x.dims[2], { bias: false });
}

/** The module's keys and values of x (batch, S, width), as wide as `channels`, or as x. */
export function keysAndValues(at: Scope, x: Value, channels = x.dims[2]): readonly [Value, Value] {
  return [linear(at.at('to_k'), x, channels, { bias: false }), linear(at.at('to_v'), x, channels, { bias: false })];
}

/** What follows the heads, (batch, T, C). */
export function outProjection(at: Scope, x: Value): Value {
  return linear(at.at('to_out.0'), x, x.dims[2]);
}

/**
 * C to 4C through GEGLU, and back, for x (batch, T, C). Many frames take it in chunks, since the wide middle would be the largest thing in
 * memory by far.
 */
export function feedForward(at: Scope, x: Value): Value {
  const [batch, tokens, channels] = x.dims;
  const wide = 8 * channels;
  const lengths = chunkLengths(batch, tokens * wide * Float32Array.BYTES_PER_ELEMENT, MAX_WIDE_BYTES);
  const chunks = splitAt(at.graph, x, 0, lengths).map((chunk) =>
    linear(at.at('net.2'), geglu(at.graph, linear(at.at('net.0.proj'), chunk, wide)), channels),
  );
  return concat(at.graph, chunks, 0);
}

function crossAttention(at: Scope, x: Value, context: Value, options: AttentionOptions): Value {
  const [batch, tokens, channels] = x.dims;
  const [keys, values] = keysAndValues(at, context, channels);
  // One text for all frames: queries do not know each other, so all frames' may stand in one row.
  const rows = context.dims[0] === batch ? [batch, tokens] : [1, batch * tokens];
  const query = reshape(at.graph, queries(at, x), [...rows, channels]);
  return outProjection(at, reshape(at.graph, attend(at.graph, query, keys, values, options), x.dims));
}
