import type { MotionUnetConfig } from '@relight/models/graphs/motion-unet.js';
import type { UnetConfig } from '@relight/models/graphs/unet.js';
import type { Shapes } from './random-weights.js';

/** The published tensors of a UNet and their shapes, told anew from its table: what `buildUnet` must use, all of it and nothing else. */
export function unetShapes({ inChannels, outChannels, channels, layers, contextWidth, attention }: UnetConfig): Shapes {
  const shapes = new Map<string, readonly number[]>();
  const both = (key: string, dims: readonly number[]): void => {
    shapes.set(`${key}.weight`, dims).set(`${key}.bias`, [dims[0]]);
  };
  const norm = (key: string, width: number): void => both(key, [width]);
  const time = 4 * channels[0];
  const resnet = (key: string, from: number, to: number): void => {
    norm(`${key}.norm1`, from);
    both(`${key}.conv1`, [to, from, 3, 3]);
    both(`${key}.time_emb_proj`, [to, time]);
    norm(`${key}.norm2`, to);
    both(`${key}.conv2`, [to, to, 3, 3]);
    if (from !== to) both(`${key}.conv_shortcut`, [to, from, 1, 1]);
  };
  const transformer = (key: string, width: number): void => {
    norm(`${key}.norm`, width);
    both(`${key}.proj_in`, [width, width, 1, 1]);
    both(`${key}.proj_out`, [width, width, 1, 1]);
    const block = `${key}.transformer_blocks.0`;
    for (const name of ['norm1', 'norm2', 'norm3']) norm(`${block}.${name}`, width);
    for (const [name, from] of [['attn1', width] as const, ['attn2', contextWidth] as const]) {
      shapes.set(`${block}.${name}.to_q.weight`, [width, width]);
      shapes.set(`${block}.${name}.to_k.weight`, [width, from]).set(`${block}.${name}.to_v.weight`, [width, from]);
      both(`${block}.${name}.to_out.0`, [width, width]);
    }
    both(`${block}.ff.net.0.proj`, [8 * width, width]);
    both(`${block}.ff.net.2`, [width, 4 * width]);
  };

  both('conv_in', [channels[0], inChannels, 3, 3]);
  both('time_embedding.linear_1', [time, channels[0]]);
  both('time_embedding.linear_2', [time, time]);
  const last = channels.length - 1;
  const skips = [channels[0]];
  for (const [i, width] of channels.entries()) {
    for (let j = 0; j < layers; j++) {
      resnet(`down_blocks.${i}.resnets.${j}`, j === 0 ? channels[Math.max(0, i - 1)] : width, width);
      if (attention[i]) transformer(`down_blocks.${i}.attentions.${j}`, width);
      skips.push(width);
    }
    if (i === last) continue;
    both(`down_blocks.${i}.downsamplers.0.conv`, [width, width, 3, 3]);
    skips.push(width);
  }
  resnet('mid_block.resnets.0', channels[last], channels[last]);
  transformer('mid_block.attentions.0', channels[last]);
  resnet('mid_block.resnets.1', channels[last], channels[last]);
  let before = channels[last];
  for (const [i, width] of [...channels].reverse().entries()) {
    for (let j = 0; j <= layers; j++) {
      resnet(`up_blocks.${i}.resnets.${j}`, before + (skips.pop() ?? 0), width);
      if (attention[last - i]) transformer(`up_blocks.${i}.attentions.${j}`, width);
      before = width;
    }
    if (i !== last) both(`up_blocks.${i}.upsamplers.0.conv`, [width, width, 3, 3]);
  }
  norm('conv_norm_out', channels[0]);
  both('conv_out', [outChannels, channels[0], 3, 3]);
  return shapes;
}

/** The published tensors of a motion adapter for that UNet. */
export function motionShapes({ channels, layers, maxFrames }: MotionUnetConfig): Shapes {
  const shapes = new Map<string, readonly number[]>();
  const both = (key: string, dims: readonly number[]): void => {
    shapes.set(`${key}.weight`, dims).set(`${key}.bias`, [dims[0]]);
  };
  const motionModule = (key: string, width: number): void => {
    both(`${key}.norm`, [width]);
    both(`${key}.proj_in`, [width, width]);
    both(`${key}.proj_out`, [width, width]);
    const block = `${key}.transformer_blocks.0`;
    shapes.set(`${block}.pos_embed.pe`, [1, maxFrames, width]);
    for (const name of ['norm1', 'norm2', 'norm3']) both(`${block}.${name}`, [width]);
    for (const name of ['attn1', 'attn2']) {
      for (const part of ['to_q', 'to_k', 'to_v']) shapes.set(`${block}.${name}.${part}.weight`, [width, width]);
      both(`${block}.${name}.to_out.0`, [width, width]);
    }
    both(`${block}.ff.net.0.proj`, [8 * width, width]);
    both(`${block}.ff.net.2`, [width, 4 * width]);
  };
  for (const [i, width] of channels.entries()) for (let j = 0; j < layers; j++) motionModule(`down_blocks.${i}.motion_modules.${j}`, width);
  for (const [i, width] of [...channels].reverse().entries()) {
    for (let j = 0; j <= layers; j++) motionModule(`up_blocks.${i}.motion_modules.${j}`, width);
  }
  return shapes;
}
