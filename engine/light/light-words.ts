import { RELIGHT_EFFECT } from '@relight/proto/relight-effect.js';
import type { LightRequest } from '../relight-request.js';

/** The light in words, for a model that reads: the prompt, else what the preset's name stands for, else nothing. */
export function lightWords({ prompt, preset }: Pick<LightRequest, 'prompt' | 'preset'>): string {
  return prompt.trim() !== '' ? prompt : (RELIGHT_EFFECT.presets.find(({ id }) => id === preset)?.hint ?? '');
}
