import type { WeightMap } from '../weights/weight-map.js';
import { attend, type AttentionVariant } from './attention.js';
import type { ClipConfig } from './clip-config.js';
import { createGraph, type BuiltGraph, type Value } from './graph.js';
import { layerNorm, linear } from './layers.js';
import { add, gelu, quickGelu } from './ops.js';
import { createScope, type Scope } from './scope.js';

/** ONNX's number for int32. */
const INT32 = 6;

export interface TextEncoderGraphOptions {
  /** Keys with or without the prefix `text_model.`. */
  readonly weights: WeightMap;
  readonly config: ClipConfig;
  /** Sequences in one run. */
  readonly sequences: number;
  readonly attention: AttentionVariant;
}

/**
 * CLIP's text encoder (Radford et al. 2021) as Stable Diffusion uses it: the last hidden state through the final norm; every position sees
 * those before it and none is masked, padding included.
 * Input `ids` (sequences, tokens), whole numbers as float32; output `hidden` (sequences, tokens, width).
 */
export function buildTextEncoder({ weights, config, sequences, attention }: TextEncoderGraphOptions): BuiltGraph {
  const graph = createGraph('clip_text');
  const model = createScope(graph, weights, weights.keys.some((key) => key.startsWith('text_model.')) ? 'text_model' : '');
  const ids = graph.input('ids', [sequences, config.tokens]);

  let x = embeddings(model.at('embeddings'), ids, config);
  for (let i = 0; i < config.layers; i++) x = encoderLayer(model.at(`encoder.layers.${i}`), x, config, attention);
  x = layerNorm(model.at('final_layer_norm'), x, config.epsilon);

  graph.output('hidden', x);
  return graph.build();
}

/** ids (sequences, tokens) to (sequences, tokens, width). */
function embeddings(at: Scope, ids: Value, { vocabulary, tokens, width }: ClipConfig): Value {
  const table = at.at('token_embedding').weight('weight', [vocabulary, width]);
  const rows = at.graph.op('Cast', [ids], ids.dims, { to: INT32 });
  const token = at.graph.op('Gather', [table, rows], [...ids.dims, width], { axis: 0 });
  return add(at.graph, token, at.at('position_embedding').weight('weight', [tokens, width]));
}

/** One transformer layer on x (sequences, tokens, width), norms before. */
function encoderLayer(at: Scope, x: Value, config: ClipConfig, variant: AttentionVariant): Value {
  const { graph } = at;
  const { heads, width, middle, activation, epsilon } = config;
  const normal = layerNorm(at.at('layer_norm1'), x, epsilon);
  const own = at.at('self_attn');
  const [query, key, value] = ['q_proj', 'k_proj', 'v_proj'].map((name) => linear(own.at(name), normal, width));
  const seen = attend(graph, query, key, value, { variant, heads, causal: true });
  const y = add(graph, x, linear(own.at('out_proj'), seen, width));

  const wide = linear(at.at('mlp.fc1'), layerNorm(at.at('layer_norm2'), y, epsilon), middle);
  const active = activation === 'gelu' ? gelu(graph, wide) : quickGelu(graph, wide);
  return add(graph, y, linear(at.at('mlp.fc2'), active, width));
}
