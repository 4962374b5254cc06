import type { LightTrack } from '@relight/models/interfaces/light.js';
import { seededNoise } from '@relight/models/noise.js';
import type { Tensor } from '@relight/models/tensor.js';

const TOKENS = 77;
const WIDTH = 768;

/** Stands for the text encoder, which runs once per clip and is no part of a step: one chunk of random tokens for each text. */
export function randomText(): { encode(text: string): Promise<Tensor> } {
  return { encode: (text) => Promise.resolve(seededNoise(text.length)([TOKENS, WIDTH])) };
}

/** No light at all, so that no light map is encoded: one is needed once per clip. */
export const DARKNESS: LightTrack = {
  at: () => ({
    lights: [],
    ambient: [0, 0, 0],
    environment: null,
    gobo: null,
    veil: 0,
    exposure: 1,
    shadow: 0,
    delight: 0,
    whiteBalance: 0,
    prompt: 'prompt',
    negativePrompt: 'negative prompt',
  }),
};
