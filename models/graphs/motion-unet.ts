import { ModelError } from '../model-error.js';
import type { WeightMap } from '../weights/weight-map.js';
import type { AttentionVariant } from './attention.js';
import { createGraph, type BuiltGraph } from './graph.js';
import { motionModule } from './motion-module.js';
import type { MotionUnetConfig } from './motion-unet-config.js';
import { createScope } from './scope.js';
import { writeUnet } from './unet.js';

export { SD15_MOTION_UNET, type MotionUnetConfig } from './motion-unet-config.js';

export interface MotionUnetOptions {
  /** The UNet's tensors overlaid with the motion adapter's. */
  readonly weights: WeightMap;
  readonly config: MotionUnetConfig;
  /** At most `config.maxFrames`. */
  readonly frames: number;
  /** Of the latents; sides that are not multiples of 8 work. */
  readonly height: number;
  readonly width: number;
  readonly tokens: number;
  /** Texts in `context`: 1 for all frames, unless said, or one for each. */
  readonly contexts?: number;
  readonly attention: AttentionVariant;
}

/**
 * AnimateDiff's video UNet for one guidance stream: Stable Diffusion's, with a motion module after each layer of each down and up block. Inputs: `sample`
 * (frames, inChannels, h, w), `time` (1, channels[0]) from `timestepEmbedding`, `context` (contexts, tokens, contextWidth). Output: `noise` (frames,
 * outChannels, h, w). Throws ModelError `unsupported` for more frames than the positions in time reach.
 */
export function buildMotionUnet(options: MotionUnetOptions): BuiltGraph {
  const { weights, config, frames, height, width, tokens, contexts = 1, attention } = options;
  const { groups, maxFrames, motionHeads } = config;
  if (frames > maxFrames) {
    throw new ModelError('unsupported', `Cannot run ${frames} frames through "${weights.file}" at once: at most ${maxFrames} are wanted`);
  }
  const graph = createGraph('motion-unet');
  const noise = writeUnet(createScope(graph, weights), {
    config,
    sample: graph.input('sample', [frames, config.inChannels, height, width]),
    time: graph.input('time', [1, config.channels[0]]),
    context: graph.input('context', [contexts, tokens, config.contextWidth]),
    attention,
    afterLayer: (block, index, x) =>
      motionModule(block.at(`motion_modules.${index}`), x, { groups, maxFrames, attention: { variant: attention, heads: motionHeads } }),
  });
  graph.output('noise', noise);
  return graph.build();
}
