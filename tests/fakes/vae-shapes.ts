import type { VaeConfig } from '@relight/models/graphs/vae-config.js';
import type { Shapes } from './random-weights.js';

/** A VAE of the published architecture, as small as its norms allow. */
export const TINY_VAE: VaeConfig = { latentChannels: 4, channels: [4, 8, 8, 8], layers: 2, groups: 4, scalingFactor: 0.18215 };

/** The published keys of an AutoencoderKL and their shapes; its attention in the new or the old spelling. */
export function vaeShapes({ latentChannels, channels, layers }: VaeConfig, attention: readonly string[] = NEW): Shapes {
  const shapes = new Map<string, readonly number[]>();
  const conv = (key: string, to: number, from: number, kernel = 3): void => {
    shapes.set(`${key}.weight`, [to, from, kernel, kernel]);
    shapes.set(`${key}.bias`, [to]);
  };
  const norm = (key: string, width: number): void => ['weight', 'bias'].forEach((name) => shapes.set(`${key}.${name}`, [width]));
  const resnet = (key: string, to: number, from: number): void => {
    norm(`${key}.norm1`, from);
    conv(`${key}.conv1`, to, from);
    norm(`${key}.norm2`, to);
    conv(`${key}.conv2`, to, to);
    if (to !== from) conv(`${key}.conv_shortcut`, to, from, 1);
  };
  const last = channels.length - 1;
  const [finest, coarsest] = [channels[0], channels[last]];
  for (const side of ['encoder', 'decoder']) {
    for (const name of ['resnets.0', 'resnets.1']) resnet(`${side}.mid_block.${name}`, coarsest, coarsest);
    norm(`${side}.mid_block.attentions.0.group_norm`, coarsest);
    for (const name of attention) {
      shapes.set(`${side}.mid_block.attentions.0.${name}.weight`, [coarsest, coarsest]);
      shapes.set(`${side}.mid_block.attentions.0.${name}.bias`, [coarsest]);
    }
    const order = side === 'encoder' ? channels : channels.toReversed();
    let width = order[0];
    for (const [block, next] of order.entries()) {
      const path = side === 'encoder' ? `encoder.down_blocks.${block}` : `decoder.up_blocks.${block}`;
      for (let layer = 0; layer < layers + (side === 'encoder' ? 0 : 1); layer++, width = next)
        resnet(`${path}.resnets.${layer}`, next, width);
      if (block < last) conv(`${path}.${side === 'encoder' ? 'downsamplers' : 'upsamplers'}.0.conv`, next, next);
    }
    norm(`${side}.conv_norm_out`, order[last]);
  }
  conv('encoder.conv_in', finest, 3);
  conv('encoder.conv_out', 2 * latentChannels, coarsest);
  conv('decoder.conv_in', coarsest, latentChannels);
  conv('decoder.conv_out', 3, finest);
  conv('quant_conv', 2 * latentChannels, 2 * latentChannels, 1);
  conv('post_quant_conv', latentChannels, latentChannels, 1);
  return shapes;
}

const NEW = ['to_q', 'to_k', 'to_v', 'to_out.0'];
/** As checkpoints from before diffusers 0.18 name it. */
export const OLD_ATTENTION = ['query', 'key', 'value', 'proj_attn'];
