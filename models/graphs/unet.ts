import type { AttentionVariant } from './attention.js';
import { createGraph, type BuiltGraph, type Graph, type Value } from './graph.js';
import { conv2d, groupNorm, linear } from './layers.js';
import { createLightAttention, type LightAttentionSites } from './light-attention.js';
import { concat, resizeNearest, silu } from './ops.js';
import { resnet } from './resnet.js';
import { createScope, type Scope } from './scope.js';
import { spatialTransformer, type SelfAttention } from './transformer.js';
import type { UnetConfig } from './unet-config.js';
import type { WeightMap } from '../weights/weight-map.js';

export { SD15_UNET, type UnetConfig } from './unet-config.js';
export type { LightAttentionSites } from './light-attention.js';

export interface UnetOptions {
  readonly weights: WeightMap;
  readonly config: UnetConfig;
  readonly batch: number;
  /** Of the latents; sides that are not multiples of 8 work. */
  readonly height: number;
  readonly width: number;
  /** Text tokens: 77 for each chunk. */
  readonly tokens: number;
  readonly attention: AttentionVariant;
}

/**
 * Stable Diffusion 1.5's UNet. Inputs: `sample` (batch, inChannels, h, w), `time` (1, channels[0]) from `timestepEmbedding`, `context` (batch, tokens,
 * contextWidth). Output: `noise` (batch, outChannels, h, w). With `light`, also what `buildUnetSegments` says, in one graph.
 */
export function buildUnet(options: UnetOptions & { readonly light?: LightAttentionSites }): BuiltGraph {
  return writeGraph(options, options.light).build();
}

/**
 * The same network cut at each site of consistent light attention, 6 in the decoder or 16 in all. Segment k ends with `light{k}` (batch, T, C); the next
 * takes the mean of these over the frames of one guidance stream as `shared{k}`, `mix` (1), and further values of earlier segments by their names.
 */
export function buildUnetSegments(options: UnetOptions & { readonly sites: LightAttentionSites }): readonly BuiltGraph[] {
  return writeGraph(options, options.sites).split();
}

function writeGraph({ weights, config, batch, height, width, tokens, attention }: UnetOptions, light?: LightAttentionSites): Graph {
  const graph = createGraph('unet');
  const noise = writeUnet(createScope(graph, weights), {
    config,
    sample: graph.input('sample', [batch, config.inChannels, height, width]),
    time: graph.input('time', [1, config.channels[0]]),
    context: graph.input('context', [batch, tokens, config.contextWidth]),
    attention,
    ...(light === undefined ? {} : { attendSelf: createLightAttention(graph, light) }),
  });
  graph.output('noise', noise);
  return graph;
}

export interface UnetBody {
  readonly config: UnetConfig;
  readonly sample: Value;
  readonly time: Value;
  /** (1 or batch, tokens, contextWidth). */
  readonly context: Value;
  readonly attention: AttentionVariant;
  readonly attendSelf?: SelfAttention;
  /** What follows layer `index` of a down or up block; nothing unless said. */
  readonly afterLayer?: (block: Scope, index: number, x: Value) => Value;
}

const NORM_EPSILON = 1e-5;

/** The network itself, from its sample to the noise in it. */
export function writeUnet(
  at: Scope,
  { config, sample, time, context, attention, attendSelf, afterLayer = (_, __, x) => x }: UnetBody,
): Value {
  const { graph } = at;
  const { channels, layers, groups, heads } = config;
  const last = channels.length - 1;

  const embedded = linear(at.at('time_embedding.linear_1'), time, 4 * channels[0]);
  const activated = silu(graph, linear(at.at('time_embedding.linear_2'), silu(graph, embedded), 4 * channels[0]));
  const residual = (block: Scope, index: number, x: Value, width: number): Value =>
    resnet(block.at(`resnets.${index}`), x, { channels: width, groups, epsilon: NORM_EPSILON, time: activated });
  const transformer = (block: Scope, index: number, x: Value): Value =>
    spatialTransformer(block.at(`attentions.${index}`), x, {
      groups,
      context,
      attention: { variant: attention, heads },
      ...(attendSelf === undefined ? {} : { attendSelf }),
    });

  let x = conv2d(at.at('conv_in'), sample, { channels: channels[0] });
  const skips = [x];

  for (const [down, width] of channels.entries()) {
    const block = at.at(`down_blocks.${down}`);
    for (let index = 0; index < layers; index++) {
      x = residual(block, index, x, width);
      if (config.attention[down]) x = transformer(block, index, x);
      x = afterLayer(block, index, x);
      skips.push(x);
    }
    if (down === last) continue;
    x = conv2d(block.at('downsamplers.0.conv'), x, { channels: width, stride: 2 });
    skips.push(x);
  }

  const mid = at.at('mid_block');
  x = residual(mid, 0, x, channels[last]);
  x = transformer(mid, 0, x);
  x = residual(mid, 1, x, channels[last]);

  for (const [up, width] of [...channels].reverse().entries()) {
    const block = at.at(`up_blocks.${up}`);
    for (let index = 0; index <= layers; index++) {
      x = residual(block, index, concat(graph, [x, ...skips.splice(-1)], 1), width);
      if (config.attention[last - up]) x = transformer(block, index, x);
      x = afterLayer(block, index, x);
    }
    if (up === last) continue;
    // To the size of the next skip, which is not twice this one where a side was odd on the way down.
    const [, , height, side] = skips[skips.length - 1].dims;
    x = conv2d(block.at('upsamplers.0.conv'), resizeNearest(graph, x, height, side), { channels: width });
  }

  x = silu(graph, groupNorm(at.at('conv_norm_out'), x, { groups, epsilon: NORM_EPSILON }));
  return conv2d(at.at('conv_out'), x, { channels: config.outChannels });
}
