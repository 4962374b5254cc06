import { applyLightSpecs } from './apply-light-specs.js';
import { applyLooks } from './apply-looks.js';
import { applyRoles } from './apply-roles.js';
import { readPrompt, type LightPhrase } from './light-phrases.js';
import { NEUTRAL_RIG, type LightRig } from './light-rig.js';
import { lightSpecs } from './light-specs.js';

export interface PromptLight {
  readonly rig: LightRig;
  /** The prompt's words that became light, in its order. */
  readonly understood: readonly string[];
  readonly warnings: readonly string[];
}

const MAX_SHOWN = 60;

/**
 * A prompt as light, by the documented lexicon (lexicon.ts): what its words name changes `rig`, the rest stays. Words
 * about the subject are passed over; a prompt without a light word leaves the rig as it is, with a warning. English only.
 * The diffusion families do not go this way: they read the prompt in full.
 */
export function promptToRig(options: { readonly prompt: string; readonly rig: LightRig; readonly frames: number }): PromptLight {
  const { prompt, rig, frames } = options;
  const { phrases, understood } = readPrompt(prompt);
  if (understood.length === 0) return { rig, understood, warnings: prompt.trim() === '' ? [] : [nothingUnderstood(prompt, rig)] };
  const looks = applyLooks(
    rig,
    phrases.flatMap((phrase) => phrase.looks),
  );
  const roles = withBackAsKey(phrases);
  const specs = lightSpecs(roles.filter(({ role }) => role === null || role === 'key'));
  const lit = applyLightSpecs(looks.rig, specs, frames);
  return { rig: applyRoles(lit, roles), understood, warnings: looks.warnings };
}

/** A back light is a rim beside another light that is placed, and the key itself where it is the only one. */
function withBackAsKey(phrases: readonly LightPhrase[]): readonly LightPhrase[] {
  const other = phrases.some(({ role, aims, looks }) => role === 'key' || (role === null && (aims.length > 0 || looks.length > 0)));
  return phrases.map((phrase) => {
    if (phrase.role !== 'back') return phrase;
    const aims = [{ aim: { degrees: 90, height: -40 }, link: null }, ...phrase.aims];
    return { ...phrase, aims, role: other ? 'rim' : 'key' };
  });
}

function nothingUnderstood(prompt: string, rig: LightRig): string {
  const line = prompt.replace(/\s+/g, ' ').trim();
  const shown = JSON.stringify(line.length > MAX_SHOWN ? `${line.slice(0, MAX_SHOWN)}...` : line);
  const light = rig.lights === NEUTRAL_RIG.lights ? 'a neutral key light is used' : 'the preset stays as it is';
  const why =
    /\p{L}/u.test(line) && !/\p{Script=Latin}/u.test(line) ? 'is not in Latin letters, wanted English words for light' : 'names no light';
  return `Prompt ${shown} ${why} (words understood: none): ${light}`;
}
