import { ModelError } from '../model-error.js';
import type { ModelConfig } from '../weights/model-config.js';

/** Sizes of a CLIP text encoder. */
export interface ClipConfig {
  /** Entries of the token table. */
  readonly vocabulary: number;
  /** Tokens of one sequence, learned positions. */
  readonly tokens: number;
  readonly width: number;
  /** Width of the feed-forward layers' middle. */
  readonly middle: number;
  readonly layers: number;
  readonly heads: number;
  readonly activation: 'quick_gelu' | 'gelu';
  readonly epsilon: number;
}

/** CLIP ViT-L/14's, the text encoder of Stable Diffusion 1.5. */
export const CLIP_L: ClipConfig = {
  vocabulary: 49408,
  tokens: 77,
  width: 768,
  middle: 3072,
  layers: 12,
  heads: 12,
  activation: 'quick_gelu',
  epsilon: 1e-5,
};

/** Reads a text encoder's config.json; what it leaves out is as in CLIP-L. Throws ModelError `broken`, naming file and field. */
export function clipConfig(config: ModelConfig): ClipConfig {
  const width = config.count('hidden_size', CLIP_L.width);
  const heads = config.count('num_attention_heads', CLIP_L.heads);
  if (width % heads !== 0) throw wrong(config, 'num_attention_heads', heads, `a divisor of ${width}`);
  const epsilon = config.number('layer_norm_eps', CLIP_L.epsilon);
  if (!(epsilon > 0)) throw wrong(config, 'layer_norm_eps', epsilon, 'a number above 0');
  return {
    vocabulary: config.count('vocab_size', CLIP_L.vocabulary),
    tokens: config.count('max_position_embeddings', CLIP_L.tokens),
    width,
    middle: config.count('intermediate_size', CLIP_L.middle),
    layers: config.count('num_hidden_layers', CLIP_L.layers),
    heads,
    activation: config.choice('hidden_act', ['quick_gelu', 'gelu'], CLIP_L.activation),
    epsilon,
  };
}

function wrong({ file }: ModelConfig, field: string, value: number, wanted: string): ModelError {
  return new ModelError('broken', `"${file}" is broken: "${field}" is ${value}, ${wanted} is wanted`);
}
