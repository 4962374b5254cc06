import type { Environment, LightTrack } from '@relight/models/interfaces/light.js';
import { RelightError } from '@relight/proto/relight-error.js';
import type { LightRequest } from '../relight-request.js';
import { applyParams } from './apply-params.js';
import { NEUTRAL_RIG, type LightRig } from './light-rig.js';
import { lightWords } from './light-words.js';
import { loadEnvironment } from './load-environment.js';
import { isPresetId, PRESETS } from './presets.js';
import { promptToRig } from './prompt-to-rig.js';
import { rigCondition } from './rig-condition.js';
import { parseRig } from './rig.js';

export interface LightTrackOptions {
  readonly light: LightRequest;
  /** Length of the trimmed range, at least 1; a light that moves without keyframes moves over it. */
  readonly frames: number;
  /** Frames per second, above 0, 24 unless told: flames burn in seconds. */
  readonly framesPerSecond?: number;
  /** Reads the environment map a rig names; Radiance files from the disk unless told. */
  readonly loadEnvironment?: (path: string) => Promise<Environment>;
}

export interface ResolvedLight {
  readonly track: LightTrack;
  /** The prompt's words that became light, as they stand in it, in its order. */
  readonly understood: readonly string[];
  /** One plain line each. */
  readonly warnings: readonly string[];
}

/**
 * From what was asked for to the light of each frame. In this order, each later one winning on what it names and leaving the rest:
 * 1. the neutral key light, 2. the preset, 3. the prompt's words, 4. the explicit values (direction, temperature, ...;
 * stops of intensity and exposure are added), 5. the rig.
 * A prompt's named look replaces the preset's lights and leaves what it does not name: "sunset" over the preset `blinds`
 * is a sunset through blinds. The words themselves travel on in each condition: the lexicon serves the embedded family,
 * diffusion families read the prompt in full.
 * @throws RelightError `invalid-argument` for an unknown preset or a broken rig, `input-unusable` for an environment map.
 */
export async function createLightTrack(options: LightTrackOptions): Promise<ResolvedLight> {
  const { light, frames, framesPerSecond = 24 } = options;
  const preset = withPreset(NEUTRAL_RIG, light.preset);
  const prompt = promptToRig({ prompt: light.prompt, rig: preset, frames });
  const params = applyParams(prompt.rig, light);
  const rig = light.rig === null || light.rig.trim() === '' ? params : { ...params, ...parseRig(light.rig, params) };
  const map = rig.environment === null ? null : await (options.loadEnvironment ?? loadEnvironment)(rig.environment.path);
  const { negativePrompt } = light;
  const words = lightWords(light);
  return {
    track: { at: (frame) => ({ ...rigCondition(rig, map, frame, framesPerSecond), prompt: words, negativePrompt }) },
    understood: prompt.understood,
    warnings: prompt.warnings,
  };
}

function withPreset(rig: LightRig, preset: string | null): LightRig {
  if (preset === null) return rig;
  if (!isPresetId(preset)) {
    const known = Object.keys(PRESETS).join(', ');
    throw new RelightError('invalid-argument', `Unknown preset ${JSON.stringify(preset.slice(0, 60))}: wanted one of ${known}`);
  }
  return { ...rig, ...PRESETS[preset] };
}
