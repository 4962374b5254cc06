import { ModelError } from '../model-error.js';
import type { ModelConfig } from '../weights/model-config.js';
import { SD15_UNET, unetConfig, type UnetConfig } from './unet-config.js';

/** The sizes of a UNet with AnimateDiff's motion modules in it. */
export interface MotionUnetConfig extends UnetConfig {
  /** Heads of the attention over time. */
  readonly motionHeads: number;
  /** Frames that the positions in time reach; more cannot be run at once. */
  readonly maxFrames: number;
}

/** Stable Diffusion 1.5 with AnimateDiff's motion adapter v1-5-3. */
export const SD15_MOTION_UNET: MotionUnetConfig = { ...SD15_UNET, motionHeads: 8, maxFrames: 32 };

/**
 * The sizes that the UNet's and the motion adapter's `config.json` give; those of SD15_MOTION_UNET where they are silent or absent.
 * Throws ModelError, naming file and field: `broken` for a value that is none, `unsupported` for an adapter that does not fit the UNet or that the
 * graph does not write.
 */
export function motionUnetConfig(unet: ModelConfig, adapter: ModelConfig): MotionUnetConfig {
  const base = unetConfig(unet);
  const is = (field: string, value: unknown, wanted: unknown): void => {
    if (String(value) === String(wanted)) return;
    throw new ModelError(
      'unsupported',
      `"${adapter.file}" does not fit its UNet: "${field}" is ${String(value)}, ${String(wanted)} is wanted`,
    );
  };
  is('block_out_channels', adapter.counts('block_out_channels', base.channels), base.channels);
  is('motion_layers_per_block', adapter.count('motion_layers_per_block', base.layers), base.layers);
  is('motion_transformer_layers_per_block', adapter.count('motion_transformer_layers_per_block', 1), 1);
  is('motion_norm_num_groups', adapter.count('motion_norm_num_groups', base.groups), base.groups);
  is('use_motion_mid_block', adapter.flag('use_motion_mid_block', false), false);
  is('conv_in_channels', adapter.count('conv_in_channels', base.inChannels), base.inChannels);
  const motionHeads = adapter.count('motion_num_attention_heads', SD15_MOTION_UNET.motionHeads);
  const odd = base.channels.find((count) => count % motionHeads !== 0);
  if (odd !== undefined) is('motion_num_attention_heads', motionHeads, `a divisor of ${odd}`);
  return { ...base, motionHeads, maxFrames: adapter.count('motion_max_seq_length', SD15_MOTION_UNET.maxFrames) };
}
