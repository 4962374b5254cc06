import { chooseProvider } from '@relight/models/backends/choose-provider.js';
import { createAnimateDiffDenoiser } from '@relight/models/families/animatediff/denoiser.js';
import { createIcLightUnet } from '@relight/models/families/iclight/unet.js';
import { createSd15Vae } from '@relight/models/families/sd15/vae.js';
import { SD15_MOTION_UNET } from '@relight/models/graphs/motion-unet.js';
import { SD15_UNET } from '@relight/models/graphs/unet.js';
import { SD15_VAE } from '@relight/models/graphs/vae-config.js';
import { mergedIcLight } from '@relight/models/weights/merge-offset.js';
import { readSafetensors } from '@relight/models/weights/safetensors.js';
import { overlaid } from '@relight/models/weights/weight-map.js';
import { join } from 'node:path';
import { WEIGHT_FILES } from './random-weights.js';
import { randomText } from './step-inputs.js';
import type { StepParts } from './fusion-step.js';

/** The families' own code on a folder of weights at their true sizes. */
export async function openStepParts(options: {
  readonly folder: string;
  readonly provider: string;
  readonly threads: number;
}): Promise<{ readonly parts: StepParts; readonly provider: string; readonly attention: string }> {
  const { folder, threads } = options;
  const { provider, attention } = await chooseProvider({ providers: [options.provider] });
  const { signal } = new AbortController();
  const path = (file: keyof typeof WEIGHT_FILES): string => join(folder, WEIGHT_FILES[file]);
  const merged = await mergedIcLight({ base: path('unet'), offset: path('light'), cacheFolder: join(folder, 'merged'), signal });
  const [unet, motion, light, vae] = await Promise.all([path('unet'), path('motion'), merged, path('vae')].map(readSafetensors));
  const common = { provider, attention, threads };
  return {
    provider,
    attention,
    parts: {
      denoiser: createAnimateDiffDenoiser({
        ...common,
        weights: overlaid('UNet with motion adapter', [unet, motion]),
        config: SD15_MOTION_UNET,
        text: randomText(),
        textLayout: 'correct',
      }),
      light: createIcLightUnet({ ...common, weights: light, config: { ...SD15_UNET, inChannels: 8 }, sites: 'decoder' }),
      vae: createSd15Vae({ ...common, weights: vae, config: SD15_VAE }),
    },
  };
}
