import type { ClipConfig } from '@relight/models/graphs/clip-config.js';
import type { Shapes } from './random-weights.js';

/** The published tensors of a CLIP text encoder and their shapes, told anew from its table. */
export function clipShapes({ vocabulary, tokens, width, middle, layers }: ClipConfig, prefix = 'text_model.'): Shapes {
  const shapes = new Map<string, readonly number[]>();
  const both = (key: string, dims: readonly number[]): void => {
    shapes.set(`${prefix}${key}.weight`, dims).set(`${prefix}${key}.bias`, [dims[0]]);
  };
  shapes.set(`${prefix}embeddings.token_embedding.weight`, [vocabulary, width]);
  shapes.set(`${prefix}embeddings.position_embedding.weight`, [tokens, width]);
  for (let i = 0; i < layers; i++) {
    const layer = `encoder.layers.${i}`;
    for (const name of ['q_proj', 'k_proj', 'v_proj', 'out_proj']) both(`${layer}.self_attn.${name}`, [width, width]);
    both(`${layer}.layer_norm1`, [width]);
    both(`${layer}.layer_norm2`, [width]);
    both(`${layer}.mlp.fc1`, [middle, width]);
    both(`${layer}.mlp.fc2`, [width, middle]);
  }
  both('final_layer_norm', [width]);
  return shapes;
}
