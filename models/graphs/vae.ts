import type { WeightMap } from '../weights/weight-map.js';
import { attend, type AttentionVariant } from './attention.js';
import { createGraph, type BuiltGraph, type Value } from './graph.js';
import { conv2d, groupNorm, linear } from './layers.js';
import { add, reshape, resizeNearest, silu, transpose } from './ops.js';
import { createScope, type Scope } from './scope.js';
import type { VaeConfig } from './vae-config.js';

/**
 * Stable Diffusion's VAE (AutoencoderKL; Rombach et al. 2022, appendix G) as two graphs of one static size. Keys are the published
 * ones; those of the attention in their old spelling too.
 */
export interface VaeGraphOptions {
  readonly weights: WeightMap;
  readonly config: VaeConfig;
  readonly batch: number;
  /** Pixels; sides are multiples of `vaeFactor(config)`. */
  readonly height: number;
  readonly width: number;
  readonly attention: AttentionVariant;
}

const EPSILON = 1e-6;

/** Ratio of pixel to latent size. */
export function vaeFactor({ channels }: VaeConfig): number {
  return 2 ** (channels.length - 1);
}

/** `pixels` (batch, 3, h, w) in [-1, 1] to `moments` (batch, 2 latentChannels, h/8, w/8): means, then logarithms of variances. */
export function buildVaeEncoder({ weights, config, batch, height, width, attention }: VaeGraphOptions): BuiltGraph {
  const { channels, layers, groups, latentChannels } = config;
  const last = channels.length - 1;
  const graph = createGraph('vae-encoder');
  const top = createScope(graph, weights);
  const encoder = top.at('encoder');

  let x = conv2d(encoder.at('conv_in'), graph.input('pixels', [batch, 3, height, width]), { channels: channels[0] });
  for (const [index, depth] of channels.entries()) {
    const block = encoder.at(`down_blocks.${index}`);
    for (let layer = 0; layer < layers; layer++) x = resnet(block.at(`resnets.${layer}`), x, depth, groups);
    // Zeros to the right and below only: the published weights were trained so.
    if (index < last) x = conv2d(block.at('downsamplers.0.conv'), x, { channels: depth, stride: 2, padding: [0, 0, 1, 1] });
  }
  x = middle(encoder.at('mid_block'), x, groups, attention);
  x = silu(graph, groupNorm(encoder.at('conv_norm_out'), x, { groups, epsilon: EPSILON }));
  x = conv2d(encoder.at('conv_out'), x, { channels: 2 * latentChannels });
  graph.output('moments', conv2d(top.at('quant_conv'), x, { channels: 2 * latentChannels, kernel: 1 }));
  return graph.build();
}

/** `latents` (batch, latentChannels, h/8, w/8), not scaled, to `pixels` (batch, 3, h, w) about [-1, 1]. */
export function buildVaeDecoder({ weights, config, batch, height, width, attention }: VaeGraphOptions): BuiltGraph {
  const { channels, layers, groups, latentChannels } = config;
  const last = channels.length - 1;
  const factor = vaeFactor(config);
  const graph = createGraph('vae-decoder');
  const top = createScope(graph, weights);
  const decoder = top.at('decoder');

  const latents = graph.input('latents', [batch, latentChannels, height / factor, width / factor]);
  let x = conv2d(top.at('post_quant_conv'), latents, { channels: latentChannels, kernel: 1 });
  x = conv2d(decoder.at('conv_in'), x, { channels: channels[last] });
  x = middle(decoder.at('mid_block'), x, groups, attention);
  for (const [index, depth] of channels.toReversed().entries()) {
    const block = decoder.at(`up_blocks.${index}`);
    for (let layer = 0; layer <= layers; layer++) x = resnet(block.at(`resnets.${layer}`), x, depth, groups);
    if (index < last) {
      x = resizeNearest(graph, x, 2 * x.dims[2], 2 * x.dims[3]);
      x = conv2d(block.at('upsamplers.0.conv'), x, { channels: depth });
    }
  }
  x = silu(graph, groupNorm(decoder.at('conv_norm_out'), x, { groups, epsilon: EPSILON }));
  graph.output('pixels', conv2d(decoder.at('conv_out'), x, { channels: 3 }));
  return graph.build();
}

/** Resnet, attention, resnet at the coarsest size. */
function middle(at: Scope, x: Value, groups: number, variant: AttentionVariant): Value {
  const width = x.dims[1];
  const first = resnet(at.at('resnets.0'), x, width, groups);
  const attended = selfAttention(at.at('attentions.0'), first, groups, variant);
  return resnet(at.at('resnets.1'), attended, width, groups);
}

function resnet(at: Scope, x: Value, channels: number, groups: number): Value {
  const { graph } = at;
  const norm = { groups, epsilon: EPSILON };
  let y = conv2d(at.at('conv1'), silu(graph, groupNorm(at.at('norm1'), x, norm)), { channels });
  y = conv2d(at.at('conv2'), silu(graph, groupNorm(at.at('norm2'), y, norm)), { channels });
  return add(graph, x.dims[1] === channels ? x : conv2d(at.at('conv_shortcut'), x, { channels, kernel: 1 }), y);
}

/** One head over all pixels. */
function selfAttention(at: Scope, x: Value, groups: number, variant: AttentionVariant): Value {
  const { graph } = at;
  const [batch, channels, height, width] = x.dims;
  const [query, key, value, out] = at.has('to_q.weight') ? ['to_q', 'to_k', 'to_v', 'to_out.0'] : ['query', 'key', 'value', 'proj_attn'];
  const norm = groupNorm(at.at('group_norm'), x, { groups, epsilon: EPSILON });
  const tokens = transpose(graph, reshape(graph, norm, [batch, channels, height * width]), [0, 2, 1]);
  const [q, k, v] = [query, key, value].map((name) => linear(at.at(name), tokens, channels));
  const seen = linear(at.at(out), attend(graph, q, k, v, { variant, heads: 1 }), channels);
  return add(graph, reshape(graph, transpose(graph, seen, [0, 2, 1]), x.dims), x);
}
