import { buildTextEncoder } from '../graphs/clip.js';
import { clipConfig, type ClipConfig } from '../graphs/clip-config.js';
import { buildMotionUnet } from '../graphs/motion-unet.js';
import { motionUnetConfig, type MotionUnetConfig } from '../graphs/motion-unet-config.js';
import { buildUnet, type UnetConfig } from '../graphs/unet.js';
import { buildVaeDecoder, buildVaeEncoder, vaeFactor } from '../graphs/vae.js';
import { vaeConfig, type VaeConfig } from '../graphs/vae-config.js';
import { mergedIcLight } from '../weights/merge-offset.js';
import { readModelConfig } from '../weights/model-config.js';
import type { LightAVideoFiles } from '../weights/model-files.js';
import { readSafetensors } from '../weights/safetensors.js';
import { overlaid, type WeightMap } from '../weights/weight-map.js';

/** A network's tensors and sizes. */
export interface Network<Config> {
  readonly weights: WeightMap;
  readonly config: Config;
}

/** The networks of Light-A-Video. */
export interface LightAVideoNetworks {
  readonly text: Network<ClipConfig>;
  readonly vae: Network<VaeConfig>;
  /** IC-Light's UNet; its `config` is the base's, with half the input channels. */
  readonly icLight: Network<UnetConfig>;
  readonly motion: Network<MotionUnetConfig>;
}

/**
 * Reads configurations and headers, never the weights themselves but for IC-Light's, which are merged with their base once. Every
 * tensor is checked against its graph. Throws ModelError `broken` or `unsupported`, naming file and field or tensor.
 */
export async function lightAVideoNetworks(files: LightAVideoFiles, signal: AbortSignal): Promise<LightAVideoNetworks> {
  const unetSizes = await readModelConfig(files.unet.config);
  const base = await readSafetensors(files.unet.weights);
  const adapter = await readSafetensors(files.motionAdapter.weights);
  const motion = {
    weights: overlaid(`${base.file}" with "${adapter.file}`, [base, adapter]),
    config: motionUnetConfig(unetSizes, await readModelConfig(files.motionAdapter.config)),
  };
  const text = {
    weights: await readSafetensors(files.textEncoder.weights),
    config: clipConfig(await readModelConfig(files.textEncoder.config)),
  };
  const vae = { weights: await readSafetensors(files.vae.weights), config: vaeConfig(await readModelConfig(files.vae.config)) };
  checkTensors({ text, vae, motion });

  // The offset is checked against its base before a merged file is written.
  const merged = await mergedIcLight({ base: files.unet.weights, offset: files.icLight, cacheFolder: files.merged, signal });
  const icLight = { weights: await readSafetensors(merged), config: motion.config };
  checkIcLight(icLight);
  return { text, vae, icLight, motion };
}

/** Any size shows whether the tensors fit: this one is small. */
const SMALL = { batch: 1, height: 8, width: 8, attention: 'plain' } as const;

function checkTensors({ text, vae, motion }: Omit<LightAVideoNetworks, 'icLight'>): void {
  buildTextEncoder({ ...text, ...SMALL, sequences: 1 });
  const side = 8 * vaeFactor(vae.config);
  buildVaeEncoder({ ...vae, ...SMALL, height: side, width: side });
  buildVaeDecoder({ ...vae, ...SMALL, height: side, width: side });
  buildMotionUnet({ ...motion, ...SMALL, frames: 1, tokens: text.config.tokens });
}

function checkIcLight({ weights, config }: Network<UnetConfig>): void {
  buildUnet({ ...SMALL, weights, config: { ...config, inChannels: 2 * config.outChannels }, tokens: 1 });
}
