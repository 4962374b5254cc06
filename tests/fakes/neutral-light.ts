import type { LightRequest } from '@relight/engine/relight-request.js';

/** A light request that asks for nothing: what is not named stays as shipped. */
export const NEUTRAL_LIGHT: LightRequest = {
  prompt: '',
  negativePrompt: '',
  preset: null,
  direction: null,
  temperature: null,
  intensity: 0,
  softness: null,
  shadow: null,
  delight: null,
  whiteBalance: null,
  exposure: 0,
  rig: null,
};
