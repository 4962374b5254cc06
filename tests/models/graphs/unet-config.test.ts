import { describe, expect, it } from '@jest/globals';
import { SD15_UNET, unetConfig } from '@relight/models/graphs/unet-config.js';
import { modelConfig } from '@relight/models/weights/model-config.js';

const of = (fields: Readonly<Record<string, unknown>>): ReturnType<typeof unetConfig> =>
  unetConfig(modelConfig('unet/config.json', JSON.stringify(fields)));

describe('unetConfig()', () => {
  it('is Stable Diffusion 1.5 where the file is absent or silent', () => {
    expect(unetConfig(modelConfig('unet/config.json', null))).toEqual(SD15_UNET);
    expect(of({})).toEqual(SD15_UNET);
  });

  it('takes the published fields', () => {
    const published = {
      in_channels: 8,
      block_out_channels: [16, 32],
      layers_per_block: 1,
      attention_head_dim: 4,
      cross_attention_dim: 32,
      norm_num_groups: 8,
      down_block_types: ['CrossAttnDownBlock2D', 'DownBlock2D'],
      up_block_types: ['UpBlock2D', 'CrossAttnUpBlock2D'],
      norm_eps: 1e-5,
      act_fn: 'silu',
      mid_block_type: 'UNetMidBlock2DCrossAttn',
    };
    expect(of(published)).toEqual({
      inChannels: 8,
      outChannels: 4,
      channels: [16, 32],
      layers: 1,
      heads: 4,
      contextWidth: 32,
      groups: 8,
      attention: [true, false],
    });
  });

  it.each([
    ['attention_head_dim', [5, 10, 20, 20], 'broken'],
    ['block_out_channels', [320, 640, 1280], 'unsupported'],
    ['block_out_channels', [320, 640, 1280, 1284], 'broken'],
    ['down_block_types', ['CrossAttnDownBlock2D', 'KDownBlock2D', 'DownBlock2D', 'DownBlock2D'], 'unsupported'],
    ['up_block_types', ['CrossAttnUpBlock2D', 'CrossAttnUpBlock2D', 'CrossAttnUpBlock2D', 'CrossAttnUpBlock2D'], 'unsupported'],
    ['mid_block_type', 'UNetMidBlock2D', 'broken'],
    ['norm_eps', 1e-6, 'unsupported'],
    ['act_fn', 'gelu', 'broken'],
    ['flip_sin_to_cos', false, 'unsupported'],
    ['freq_shift', 1, 'unsupported'],
    ['layers_per_block', 2.5, 'broken'],
    ['layers_per_block', '2', 'broken'],
  ])('refuses %s %j, naming file and field', (field, value, code) => {
    const parse = (): unknown => of({ [field]: value });
    expect(parse).toThrow(expect.objectContaining({ name: 'ModelError', code }));
    expect(parse).toThrow('unet/config.json');
    expect(parse).toThrow(field);
  });
});
