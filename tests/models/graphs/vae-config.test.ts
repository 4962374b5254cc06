import { describe, expect, it } from '@jest/globals';
import { SD15_VAE, vaeConfig } from '@relight/models/graphs/vae-config.js';
import { modelConfig } from '@relight/models/weights/model-config.js';

const read = (fields: object): unknown => vaeConfig(modelConfig('vae/config.json', JSON.stringify(fields)));

describe('vaeConfig()', () => {
  it('without a file is that of Stable Diffusion 1.5', () => {
    expect(vaeConfig(modelConfig('vae/config.json', null))).toEqual(SD15_VAE);
  });

  it('reads the published fields and passes over what only trainers ask for', () => {
    const published = {
      _class_name: 'AutoencoderKL',
      act_fn: 'silu',
      block_out_channels: [8, 16],
      down_block_types: ['DownEncoderBlock2D', 'DownEncoderBlock2D'],
      up_block_types: ['UpDecoderBlock2D', 'UpDecoderBlock2D'],
      latent_channels: 4,
      layers_per_block: 1,
      norm_num_groups: 4,
      scaling_factor: 0.5,
      sample_size: 512,
      shift_factor: null,
      force_upcast: true,
    };
    expect(read(published)).toEqual({ latentChannels: 4, channels: [8, 16], layers: 1, groups: 4, scalingFactor: 0.5 });
  });

  it.each([
    ['block_out_channels', [128, 256, 512, 500]],
    ['block_out_channels', 'wide'],
    ['down_block_types', ['AttnDownEncoderBlock2D', 'DownEncoderBlock2D', 'DownEncoderBlock2D', 'DownEncoderBlock2D']],
    ['in_channels', 4],
    ['act_fn', 'gelu'],
    ['use_quant_conv', false],
    ['shift_factor', 0.1],
    ['scaling_factor', 0],
    ['layers_per_block', 1.5],
  ])('refuses %s %j, naming file and field', (field, value) => {
    const named = field === 'block_out_channels' && Array.isArray(value) ? 'norm_num_groups' : field;
    expect(() => read({ [field]: value })).toThrow(
      expect.objectContaining({ code: 'broken', message: expect.stringMatching(new RegExp(`vae/config\\.json.*${named}`)) }),
    );
  });
});
