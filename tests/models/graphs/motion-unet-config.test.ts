import { describe, expect, it } from '@jest/globals';
import { motionUnetConfig, SD15_MOTION_UNET } from '@relight/models/graphs/motion-unet-config.js';
import { modelConfig } from '@relight/models/weights/model-config.js';

const unet = modelConfig('unet/config.json', null);
const of = (fields: Readonly<Record<string, unknown>>): ReturnType<typeof motionUnetConfig> =>
  motionUnetConfig(unet, modelConfig('motion/config.json', JSON.stringify(fields)));

describe('motionUnetConfig()', () => {
  it('is Stable Diffusion 1.5 with the adapter v1-5-3 where both files are absent or silent', () => {
    expect(motionUnetConfig(unet, modelConfig('motion/config.json', null))).toEqual(SD15_MOTION_UNET);
    expect(of({})).toEqual(SD15_MOTION_UNET);
  });

  it('takes the published fields', () => {
    expect(of({ motion_num_attention_heads: 4, motion_max_seq_length: 24 })).toEqual({
      ...SD15_MOTION_UNET,
      motionHeads: 4,
      maxFrames: 24,
    });
  });

  it.each([
    ['block_out_channels', [320, 640, 1280]],
    ['motion_layers_per_block', 3],
    ['motion_norm_num_groups', 16],
    ['use_motion_mid_block', true],
    ['motion_transformer_layers_per_block', 2],
    ['conv_in_channels', 9],
    ['motion_num_attention_heads', 7],
  ])('refuses %s %j, which does not fit, naming file and field', (field, value) => {
    const parse = (): unknown => of({ [field]: value });
    expect(parse).toThrow(expect.objectContaining({ name: 'ModelError', code: 'unsupported' }));
    expect(parse).toThrow('motion/config.json');
    expect(parse).toThrow(field);
  });
});
