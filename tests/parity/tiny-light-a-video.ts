import { join } from 'node:path';
import { createAnimateDiffDenoiser } from '@relight/models/families/animatediff/denoiser.js';
import type { TextLayout } from '@relight/models/families/animatediff/guidance-streams.js';
import { animateDiffScheduler } from '@relight/models/families/animatediff/scheduler.js';
import { createIcLightRelighter } from '@relight/models/families/iclight/relighter.js';
import { LIGHT_A_VIDEO, type IcLightSettings } from '@relight/models/families/iclight/settings.js';
import { createIcLightUnet, type IcLightUnet } from '@relight/models/families/iclight/unet.js';
import { createTextEncoder, type TextEncoder } from '@relight/models/families/sd15/text-encoder.js';
import { createTokenizer } from '@relight/models/families/sd15/tokenizer.js';
import { createSd15Vae } from '@relight/models/families/sd15/vae.js';
import type { AttentionVariant } from '@relight/models/graphs/attention.js';
import { clipConfig } from '@relight/models/graphs/clip-config.js';
import type { ImageRelighter } from '@relight/models/interfaces/image-relighter.js';
import type { NoiseSource, Scheduler } from '@relight/models/interfaces/scheduler.js';
import type { Vae } from '@relight/models/interfaces/vae.js';
import type { VideoDenoiser } from '@relight/models/interfaces/video-denoiser.js';
import { readModelConfig } from '@relight/models/weights/model-config.js';
import { readSafetensors } from '@relight/models/weights/safetensors.js';
import { readTextFile } from '@relight/models/weights/text-file.js';
import { TINY_MODELS } from './golden.js';
import { tinyIcLight, tinyMotionUnet, tinyVae } from './tiny-models.js';

const BASE = join(TINY_MODELS, 'realistic-vision-v51');

export interface TinyOptions {
  readonly attention: AttentionVariant;
  readonly textLayout?: TextLayout;
  readonly relight?: Partial<IcLightSettings>;
  readonly noise: NoiseSource;
  /** Sees what goes through IC-Light's UNet. */
  readonly watch?: (unet: IcLightUnet) => IcLightUnet;
}

/** All parts of Light-A-Video over the tiny models. */
export interface TinyLightAVideo {
  readonly relighter: ImageRelighter;
  readonly denoiser: VideoDenoiser;
  readonly vae: Vae;
  readonly scheduler: Scheduler;
  dispose(): Promise<void>;
}

/** The text encoder with its tokeniser. */
export async function tinyText(attention: AttentionVariant): Promise<TextEncoder> {
  const folder = join(BASE, 'tokenizer');
  const tokenizer = createTokenizer({
    vocab: await readTextFile(join(folder, 'vocab.json')),
    merges: await readTextFile(join(folder, 'merges.txt')),
  });
  const weights = await readSafetensors(join(BASE, 'text_encoder/model.safetensors'));
  const config = clipConfig(await readModelConfig(join(BASE, 'text_encoder/config.json')));
  return createTextEncoder({ weights, config, tokenizer, provider: 'cpu', attention, threads: 2 });
}

/** Puts them together by hand, so that the form of attention can be chosen and the UNet watched. */
export async function tinyLightAVideo({
  attention,
  textLayout = 'correct',
  relight,
  noise,
  watch = (unet) => unet,
}: TinyOptions): Promise<TinyLightAVideo> {
  const runtime = { provider: 'cpu', attention, threads: 2 };
  const settings = { ...LIGHT_A_VIDEO, ...relight };
  const text = await tinyText(attention);
  const vae = createSd15Vae({ ...(await tinyVae('new')), ...runtime });
  const icLight = await tinyIcLight('fc');
  const unet = createIcLightUnet({ ...icLight, sites: settings.lightAttentionForm, ...runtime });
  const denoiser = createAnimateDiffDenoiser({ ...(await tinyMotionUnet()), text, textLayout, ...runtime });
  const scheduler = animateDiffScheduler(await readModelConfig(join(BASE, 'scheduler/scheduler_config.json')));
  return {
    relighter: createIcLightRelighter({
      unet: watch(unet),
      vae,
      text,
      settings,
      noise: () => noise,
      viewSize: (width, height) => ({ width, height }),
    }),
    denoiser,
    vae,
    scheduler,
    async dispose() {
      await Promise.all([text, vae, unet, denoiser].map((part) => part.dispose()));
      await icLight.remove();
    },
  };
}
