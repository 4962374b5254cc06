import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { unetConfig, type UnetConfig } from '@relight/models/graphs/unet-config.js';
import { motionUnetConfig, type MotionUnetConfig } from '@relight/models/graphs/motion-unet-config.js';
import { vaeConfig, type VaeConfig } from '@relight/models/graphs/vae-config.js';
import { mergedIcLight } from '@relight/models/weights/merge-offset.js';
import { readModelConfig } from '@relight/models/weights/model-config.js';
import { readSafetensors } from '@relight/models/weights/safetensors.js';
import { overlaid, type WeightMap } from '@relight/models/weights/weight-map.js';
import { GOLDENS, TINY_MODELS } from './golden.js';

/** A network's tensors and sizes. */
interface Network<Config> {
  readonly weights: WeightMap;
  readonly config: Config;
}

const BASE = join(TINY_MODELS, 'realistic-vision-v51');
const ADAPTER = join(TINY_MODELS, 'animatediff-motion-adapter-v1-5-3');
const FILE = 'diffusion_pytorch_model.safetensors';

/** The video model's UNet without its motion modules. */
export async function tinyUnet(): Promise<Network<UnetConfig>> {
  return {
    weights: await readSafetensors(join(BASE, 'unet', FILE)),
    config: unetConfig(await readModelConfig(join(BASE, 'unet/config.json'))),
  };
}

/** The video model's UNet. */
export async function tinyMotionUnet(): Promise<Network<MotionUnetConfig>> {
  const unet = await tinyUnet();
  const weights = overlaid('tiny motion UNet', [unet.weights, await readSafetensors(join(ADAPTER, FILE))]);
  const config = motionUnetConfig(
    await readModelConfig(join(BASE, 'unet/config.json')),
    await readModelConfig(join(ADAPTER, 'config.json')),
  );
  return { weights, config };
}

/** IC-Light's UNet, merged into a folder of its own: 8 input channels for `fc`, 12 for `fbc`. */
export async function tinyIcLight(kind: 'fc' | 'fbc'): Promise<Network<UnetConfig> & { remove(): Promise<void> }> {
  const folder = await mkdtemp(join(tmpdir(), 'relight-merged-'));
  const merged = await mergedIcLight({
    base: join(BASE, 'unet', FILE),
    offset: join(TINY_MODELS, `ic-light/iclight_sd15_${kind}.safetensors`),
    cacheFolder: folder,
    signal: new AbortController().signal,
  });
  const { config } = await tinyUnet();
  return {
    weights: await readSafetensors(merged),
    config: { ...config, inChannels: kind === 'fc' ? 8 : 12 },
    remove: () => rm(folder, { recursive: true }),
  };
}

/** The VAE under today's key names in float16, or under those of old checkpoints in bfloat16. */
export async function tinyVae(keys: 'new' | 'old'): Promise<Network<VaeConfig>> {
  const folder = keys === 'new' ? join(BASE, 'vae') : join(GOLDENS, 'vae-old-keys');
  return { weights: await readSafetensors(join(folder, FILE)), config: vaeConfig(await readModelConfig(join(folder, 'config.json'))) };
}
