import { describe, expect, it } from '@jest/globals';
import { CLIP_L, clipConfig } from '@relight/models/graphs/clip-config.js';
import { ModelError } from '@relight/models/model-error.js';
import { modelConfig } from '@relight/models/weights/model-config.js';

const of = (fields: object | null): (() => unknown) => {
  return () => clipConfig(modelConfig('config.json', fields === null ? null : JSON.stringify(fields)));
};

describe('clipConfig()', () => {
  it('is CLIP-L without a file, or without fields', () => {
    expect(of(null)()).toEqual(CLIP_L);
    expect(of({})()).toEqual(CLIP_L);
  });

  it('reads each field under its published name', () => {
    const fields = {
      vocab_size: 1114,
      max_position_embeddings: 60,
      hidden_size: 32,
      intermediate_size: 128,
      num_hidden_layers: 3,
      num_attention_heads: 4,
      hidden_act: 'gelu',
      layer_norm_eps: 1e-6,
      pad_token_id: 1,
    };
    expect(of(fields)()).toEqual({
      vocabulary: 1114,
      tokens: 60,
      width: 32,
      middle: 128,
      layers: 3,
      heads: 4,
      activation: 'gelu',
      epsilon: 1e-6,
    });
  });

  it.each([
    ['hidden_size', { hidden_size: '768' }],
    ['num_attention_heads', { num_attention_heads: 7 }],
    ['hidden_act', { hidden_act: 'relu' }],
    ['layer_norm_eps', { layer_norm_eps: 0 }],
    ['vocab_size', { vocab_size: 0 }],
  ])('names a broken %s', (field, fields) => {
    expect(of(fields)).toThrow(ModelError);
    expect(of(fields)).toThrow(new RegExp(`config.json.*"${field}"`));
  });
});
