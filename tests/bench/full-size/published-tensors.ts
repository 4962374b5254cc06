/** One tensor of a published file. */
export interface PublishedTensor {
  readonly key: string;
  readonly dims: readonly number[];
}

const CHANNELS = [320, 640, 1280, 1280] as const;
const TIME = 1280;
const CONTEXT = 768;
const MOTION_FRAMES = 32;

/**
 * Keys and shapes of the SD 1.5 UNet with `inChannels` latent channels, written down from the architecture (Rombach et al. 2022,
 * table of diffusers' names) and not from our graphs: what they ask for must be here, and nothing here may be left unasked for.
 */
export function unetTensors(inChannels: number): readonly PublishedTensor[] {
  const skips = [CHANNELS[0], ...CHANNELS.flatMap((width, i) => (i < 3 ? [width, width, width] : [width, width]))];
  const list = [...conv('conv_in', CHANNELS[0], inChannels, 3), ...linear('time_embedding.linear_1', TIME, CHANNELS[0])];
  list.push(...linear('time_embedding.linear_2', TIME, TIME));
  let width: number = CHANNELS[0];
  for (const [i, out] of CHANNELS.entries()) {
    for (let j = 0; j < 2; j++) {
      list.push(...resnet(`down_blocks.${i}.resnets.${j}`, width, out, TIME));
      if (i < 3) list.push(...spatialTransformer(`down_blocks.${i}.attentions.${j}`, out));
      width = out;
    }
    if (i < 3) list.push(...conv(`down_blocks.${i}.downsamplers.0.conv`, out, out, 3));
  }
  for (const j of [0, 1]) list.push(...resnet(`mid_block.resnets.${j}`, width, width, TIME));
  list.push(...spatialTransformer('mid_block.attentions.0', width));
  for (const [i, out] of CHANNELS.toReversed().entries()) {
    for (let j = 0; j < 3; j++) {
      list.push(...resnet(`up_blocks.${i}.resnets.${j}`, width + (skips.pop() ?? 0), out, TIME));
      if (i > 0) list.push(...spatialTransformer(`up_blocks.${i}.attentions.${j}`, out));
      width = out;
    }
    if (i < 3) list.push(...conv(`up_blocks.${i}.upsamplers.0.conv`, out, out, 3));
  }
  return [...list, ...norm('conv_norm_out', width), ...conv('conv_out', 4, width, 3)];
}

/** The AnimateDiff motion adapter v1-5-3: two modules per down block, three per up block, none in the middle. */
export function motionTensors(): readonly PublishedTensor[] {
  const blocks = [
    ...CHANNELS.flatMap((width, i) => [0, 1].map((j) => ({ prefix: `down_blocks.${i}.motion_modules.${j}`, width }))),
    ...CHANNELS.toReversed().flatMap((width, i) => [0, 1, 2].map((j) => ({ prefix: `up_blocks.${i}.motion_modules.${j}`, width }))),
  ];
  return blocks.flatMap(({ prefix, width }) => [
    ...norm(`${prefix}.norm`, width),
    ...linear(`${prefix}.proj_in`, width, width),
    ...transformerBlock(`${prefix}.transformer_blocks.0`, width, width),
    { key: `${prefix}.transformer_blocks.0.pos_embed.pe`, dims: [1, MOTION_FRAMES, width] },
    ...linear(`${prefix}.proj_out`, width, width),
  ]);
}

/** AutoencoderKL as SD 1.5 has it. */
export function vaeTensors(): readonly PublishedTensor[] {
  const widths = [128, 256, 512, 512];
  const list = [...conv('encoder.conv_in', 128, 3, 3)];
  let width = 128;
  for (const [i, out] of widths.entries()) {
    for (let j = 0; j < 2; j++, width = out) list.push(...resnet(`encoder.down_blocks.${i}.resnets.${j}`, width, out, null));
    if (i < 3) list.push(...conv(`encoder.down_blocks.${i}.downsamplers.0.conv`, out, out, 3));
  }
  list.push(...vaeMiddle('encoder', width), ...norm('encoder.conv_norm_out', width), ...conv('encoder.conv_out', 8, width, 3));
  list.push(...conv('quant_conv', 8, 8, 1), ...conv('post_quant_conv', 4, 4, 1), ...conv('decoder.conv_in', width, 4, 3));
  list.push(...vaeMiddle('decoder', width));
  for (const [i, out] of widths.toReversed().entries()) {
    for (let j = 0; j < 3; j++, width = out) list.push(...resnet(`decoder.up_blocks.${i}.resnets.${j}`, width, out, null));
    if (i < 3) list.push(...conv(`decoder.up_blocks.${i}.upsamplers.0.conv`, out, out, 3));
  }
  return [...list, ...norm('decoder.conv_norm_out', width), ...conv('decoder.conv_out', 3, width, 3)];
}

/** CLIP-L's text encoder; `words` entries in its vocabulary. */
export function textTensors(words: number): readonly PublishedTensor[] {
  const layers = Array.from({ length: 12 }, (_, i) => `text_model.encoder.layers.${i}`);
  return [
    { key: 'text_model.embeddings.token_embedding.weight', dims: [words, CONTEXT] },
    { key: 'text_model.embeddings.position_embedding.weight', dims: [77, CONTEXT] },
    ...layers.flatMap((layer) => [
      ...['q_proj', 'k_proj', 'v_proj', 'out_proj'].flatMap((name) => linear(`${layer}.self_attn.${name}`, CONTEXT, CONTEXT)),
      ...['layer_norm1', 'layer_norm2'].flatMap((name) => norm(`${layer}.${name}`, CONTEXT)),
      ...linear(`${layer}.mlp.fc1`, 4 * CONTEXT, CONTEXT),
      ...linear(`${layer}.mlp.fc2`, CONTEXT, 4 * CONTEXT),
    ]),
    ...norm('text_model.final_layer_norm', CONTEXT),
  ];
}

/** Values in all tensors together. */
export function countValues(tensors: readonly PublishedTensor[]): number {
  return tensors.reduce((sum, { dims }) => sum + dims.reduce((product, dim) => product * dim, 1), 0);
}

function resnet(prefix: string, from: number, to: number, time: number | null): PublishedTensor[] {
  return [
    ...norm(`${prefix}.norm1`, from),
    ...conv(`${prefix}.conv1`, to, from, 3),
    ...(time === null ? [] : linear(`${prefix}.time_emb_proj`, to, time)),
    ...norm(`${prefix}.norm2`, to),
    ...conv(`${prefix}.conv2`, to, to, 3),
    ...(from === to ? [] : conv(`${prefix}.conv_shortcut`, to, from, 1)),
  ];
}

function spatialTransformer(prefix: string, width: number): PublishedTensor[] {
  return [
    ...norm(`${prefix}.norm`, width),
    ...conv(`${prefix}.proj_in`, width, width, 1),
    ...transformerBlock(`${prefix}.transformer_blocks.0`, width, CONTEXT),
    ...conv(`${prefix}.proj_out`, width, width, 1),
  ];
}

function transformerBlock(prefix: string, width: number, context: number): PublishedTensor[] {
  return [
    ...['norm1', 'norm2', 'norm3'].flatMap((name) => norm(`${prefix}.${name}`, width)),
    ...attention(`${prefix}.attn1`, width, width),
    ...attention(`${prefix}.attn2`, width, context),
    ...linear(`${prefix}.ff.net.0.proj`, 8 * width, width),
    ...linear(`${prefix}.ff.net.2`, width, 4 * width),
  ];
}

function attention(prefix: string, width: number, context: number): PublishedTensor[] {
  return [
    { key: `${prefix}.to_q.weight`, dims: [width, width] },
    { key: `${prefix}.to_k.weight`, dims: [width, context] },
    { key: `${prefix}.to_v.weight`, dims: [width, context] },
    ...linear(`${prefix}.to_out.0`, width, width),
  ];
}

function vaeMiddle(side: string, width: number): PublishedTensor[] {
  const prefix = `${side}.mid_block`;
  return [
    ...[0, 1].flatMap((j) => resnet(`${prefix}.resnets.${j}`, width, width, null)),
    ...norm(`${prefix}.attentions.0.group_norm`, width),
    ...['to_q', 'to_k', 'to_v', 'to_out.0'].flatMap((name) => linear(`${prefix}.attentions.0.${name}`, width, width)),
  ];
}

function conv(key: string, to: number, from: number, size: number): PublishedTensor[] {
  return pair(key, [to, from, size, size], to);
}

function linear(key: string, to: number, from: number): PublishedTensor[] {
  return pair(key, [to, from], to);
}

function norm(key: string, width: number): PublishedTensor[] {
  return pair(key, [width], width);
}

function pair(key: string, dims: readonly number[], bias: number): PublishedTensor[] {
  return [
    { key: `${key}.weight`, dims },
    { key: `${key}.bias`, dims: [bias] },
  ];
}
