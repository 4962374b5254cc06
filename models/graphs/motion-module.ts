import type { AttentionOptions } from './attention.js';
import { groupNorm, layerNorm, linear } from './layers.js';
import { add, reshape, splitAt, transpose } from './ops.js';
import { feedForward, selfAttention, TRANSFORMER_NORM_EPSILON } from './transformer.js';
import type { Value } from './graph.js';
import type { Scope } from './scope.js';

export interface MotionModuleOptions {
  readonly groups: number;
  /** Frames that the positions in time reach, at least as many as x has. */
  readonly maxFrames: number;
  readonly attention: AttentionOptions;
}

const LONGEST_PERIOD = 10000;

/**
 * AnimateDiff's motion module: a transformer over time at each pixel, x (frames, C, h, w) to the same shape, its residual included. Statistics of its
 * group normalisation span all frames. Source: Guo et al. 2023; diffusers' AnimateDiffTransformer3D.
 */
export function motionModule(at: Scope, x: Value, { groups, maxFrames, attention }: MotionModuleOptions): Value {
  const { graph } = at;
  const [frames, channels, height, width] = x.dims;
  const clip = reshape(graph, transpose(graph, x, [1, 0, 2, 3]), [1, channels, frames, height, width]);
  const normal = groupNorm(at.at('norm'), clip, { groups, epsilon: TRANSFORMER_NORM_EPSILON });
  const sequences = transpose(graph, reshape(graph, normal, [channels, frames, height * width]), [2, 1, 0]);
  let y = linear(at.at('proj_in'), sequences, channels);

  const block = at.at('transformer_blocks.0');
  const positions = positionsInTime(block, frames, maxFrames, channels);
  y = add(graph, y, selfAttention(block.at('attn1'), add(graph, layerNorm(block.at('norm1'), y), positions), attention));
  y = add(graph, y, selfAttention(block.at('attn2'), add(graph, layerNorm(block.at('norm2'), y), positions), attention));
  y = add(graph, y, feedForward(block.at('ff'), layerNorm(block.at('norm3'), y)));

  y = linear(at.at('proj_out'), y, channels);
  return add(graph, reshape(graph, transpose(graph, y, [1, 2, 0]), x.dims), x);
}

/** (1, frames, C): the published table's first rows, or the sinusoids it was made of, where a file leaves it out. */
function positionsInTime(block: Scope, frames: number, maxFrames: number, channels: number): Value {
  const { graph } = block;
  if (block.has('pos_embed.pe')) {
    const table = block.weight('pos_embed.pe', [1, maxFrames, channels]);
    return frames === maxFrames ? table : splitAt(graph, table, 1, [frames, maxFrames - frames])[0];
  }
  const angle = (at: number): number => {
    const [frame, channel] = [Math.floor(at / channels), at % channels];
    return frame * LONGEST_PERIOD ** (-(channel - (channel % 2)) / channels);
  };
  const values = Float32Array.from({ length: frames * channels }, (_, at) =>
    (at % channels) % 2 === 0 ? Math.sin(angle(at)) : Math.cos(angle(at)),
  );
  return graph.constant([1, frames, channels], values);
}
