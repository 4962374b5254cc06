import { ModelError } from '../model-error.js';
import type { ModelConfig } from '../weights/model-config.js';

/** Sizes of an image VAE (AutoencoderKL). */
export interface VaeConfig {
  readonly latentChannels: number;
  /** Channels at each resolution, finest first; between two lies a factor of 2. */
  readonly channels: readonly number[];
  /** Resnets per encoder block; a decoder block has one more. */
  readonly layers: number;
  readonly groups: number;
  /** Latents are the posterior times this, so that their variance is about 1. */
  readonly scalingFactor: number;
}

/** Stable Diffusion 1.5's. */
export const SD15_VAE: VaeConfig = { latentChannels: 4, channels: [128, 256, 512, 512], layers: 2, groups: 32, scalingFactor: 0.18215 };

/** Reads a VAE's config.json; what it leaves out is as in Stable Diffusion 1.5. Throws ModelError `broken`, naming file and field. */
export function vaeConfig(config: ModelConfig): VaeConfig {
  const channels = config.counts('block_out_channels', SD15_VAE.channels);
  const down = Array<'DownEncoderBlock2D'>(channels.length).fill('DownEncoderBlock2D');
  const up = Array<'UpDecoderBlock2D'>(channels.length).fill('UpDecoderBlock2D');
  only(config, 'down_block_types', config.texts('down_block_types', down), down);
  only(config, 'up_block_types', config.texts('up_block_types', up), up);
  only(config, 'in_channels', config.count('in_channels', 3), 3);
  only(config, 'out_channels', config.count('out_channels', 3), 3);
  config.choice('act_fn', ['silu'], 'silu');
  for (const flag of ['use_quant_conv', 'use_post_quant_conv', 'mid_block_add_attention'])
    only(config, flag, config.flag(flag, true), true);
  only(config, 'shift_factor', config.number('shift_factor', 0), 0);
  const groups = config.count('norm_num_groups', SD15_VAE.groups);
  const odd = channels.find((count) => count % groups !== 0);
  if (odd !== undefined) throw wrong(config, 'norm_num_groups', groups, `a divisor of ${odd} channels`);
  const scalingFactor = config.number('scaling_factor', SD15_VAE.scalingFactor);
  if (!(scalingFactor > 0)) throw wrong(config, 'scaling_factor', scalingFactor, 'a number above 0');
  return {
    latentChannels: config.count('latent_channels', SD15_VAE.latentChannels),
    channels,
    layers: config.count('layers_per_block', SD15_VAE.layers),
    groups,
    scalingFactor,
  };
}

function only(config: ModelConfig, field: string, value: unknown, wanted: unknown): void {
  if (JSON.stringify(value) !== JSON.stringify(wanted)) throw wrong(config, field, value, JSON.stringify(wanted));
}

function wrong({ file }: ModelConfig, field: string, value: unknown, wanted: string): ModelError {
  return new ModelError('broken', `"${file}" is broken: "${field}" is ${JSON.stringify(value)}, ${wanted} is wanted`);
}
