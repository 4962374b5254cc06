import { ModelError } from '../model-error.js';
import type { ModelConfig } from '../weights/model-config.js';

/** The sizes of one UNet of Stable Diffusion 1.5's architecture. */
export interface UnetConfig {
  /** 4; 8 and 12 where latents of pictures are joined to the noisy ones (IC-Light). */
  readonly inChannels: number;
  readonly outChannels: number;
  /** Channels of each down block; the up blocks have them in reverse. */
  readonly channels: readonly number[];
  /** Layers of a down block; an up block has one more. */
  readonly layers: number;
  readonly heads: number;
  /** Width of the text encoder's tokens. */
  readonly contextWidth: number;
  /** Groups of every group normalisation. */
  readonly groups: number;
  /** Whether the layers of each down block attend; the up blocks have it in reverse. */
  readonly attention: readonly boolean[];
}

/** Stable Diffusion 1.5's own: 686 tensors, 859,520,964 parameters. */
export const SD15_UNET: UnetConfig = {
  inChannels: 4,
  outChannels: 4,
  channels: [320, 640, 1280, 1280],
  layers: 2,
  heads: 8,
  contextWidth: 768,
  groups: 32,
  attention: [true, true, true, false],
};

const DOWN_BLOCKS = { attends: 'CrossAttnDownBlock2D', plain: 'DownBlock2D' };
const UP_BLOCKS = { attends: 'CrossAttnUpBlock2D', plain: 'UpBlock2D' };

/**
 * The sizes that a published `config.json` gives; Stable Diffusion 1.5's where it is silent or absent.
 * Throws ModelError, naming file and field: `broken` for a value that is none, `unsupported` for an architecture that the graph does not write.
 */
export function unetConfig(config: ModelConfig): UnetConfig {
  const { file } = config;
  const channels = config.counts('block_out_channels', SD15_UNET.channels);
  const down = config.texts('down_block_types', SD15_UNET.attention.map(blockType(DOWN_BLOCKS)));
  const attention = down.map((type) => type === DOWN_BLOCKS.attends);
  const up = config.texts('up_block_types', [...attention].reverse().map(blockType(UP_BLOCKS)));
  const is = (field: string, value: unknown, wanted: unknown): void => {
    if (String(value) === String(wanted)) return;
    throw new ModelError('unsupported', `"${file}" asks for another UNet: "${field}" is ${String(value)}, ${String(wanted)} is wanted`);
  };
  is('down_block_types', down, attention.map(blockType(DOWN_BLOCKS)));
  is('up_block_types', up, [...attention].reverse().map(blockType(UP_BLOCKS)));
  is('block_out_channels', `${channels.length} numbers`, `${down.length} numbers`);
  config.choice('mid_block_type', ['UNetMidBlock2DCrossAttn'], 'UNetMidBlock2DCrossAttn');
  is('norm_eps', config.number('norm_eps', 1e-5), 1e-5);
  config.choice('act_fn', ['silu', 'swish'], 'silu');
  is('flip_sin_to_cos', config.flag('flip_sin_to_cos', true), true);
  is('freq_shift', config.number('freq_shift', 0), 0);
  is('center_input_sample', config.flag('center_input_sample', false), false);
  const sizes: UnetConfig = {
    inChannels: config.count('in_channels', SD15_UNET.inChannels),
    outChannels: config.count('out_channels', SD15_UNET.outChannels),
    channels,
    layers: config.count('layers_per_block', SD15_UNET.layers),
    // diffusers' name is wrong, and its files keep it: it is the number of heads, not their width.
    heads: config.count('attention_head_dim', SD15_UNET.heads),
    contextWidth: config.count('cross_attention_dim', SD15_UNET.contextWidth),
    groups: config.count('norm_num_groups', SD15_UNET.groups),
    attention,
  };
  for (const divisor of [sizes.heads, sizes.groups]) {
    const odd = channels.find((count) => count % divisor !== 0);
    if (odd !== undefined)
      throw new ModelError('broken', `"${file}" is broken: "block_out_channels" has ${odd}, a multiple of ${divisor} is wanted`);
  }
  return sizes;
}

function blockType({ attends, plain }: { readonly attends: string; readonly plain: string }): (attention: boolean) => string {
  return (attention) => (attention ? attends : plain);
}
