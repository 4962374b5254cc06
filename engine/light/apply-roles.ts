import { aimed, aiming } from './aim-lights.js';
import { qualifiedLight } from './apply-quality.js';
import { directionOf, mixDirections } from './direction.js';
import { mapKeys, valueAt } from './keyframes.js';
import { steadyLight, type LightRig, type RigLight } from './light-rig.js';
import type { LightPhrase } from './light-phrases.js';
import { changedColor, type ColorChange } from './light-specs.js';

/** Height out of the picture plane in degrees, share of the key's usual strength, softness. */
const RIM = { height: -30, intensity: 1.3, softness: 0.4 } as const;
const FILL = { height: 45, intensity: 0.7, softness: 1 } as const;

/** Degrees above the horizon at which rim and fill stand, opposite to the key. */
const RISE = 25;

/** Adds the rim and fill lights of a prompt to a rig, and colours its ambient light. */
export function applyRoles(rig: LightRig, phrases: readonly LightPhrase[]): LightRig {
  return phrases.reduce((out, phrase) => {
    if (phrase.role === 'rim') return { ...out, lights: [...out.lights, sideLight(out, phrase, RIM)] };
    if (phrase.role === 'fill') return { ...out, lights: [...out.lights, sideLight(out, phrase, FILL)] };
    return phrase.role === 'ambient' ? coloredAmbient(out, phrase) : out;
  }, rig);
}

function sideLight(rig: LightRig, phrase: LightPhrase, usual: typeof RIM | typeof FILL): RigLight {
  const key = rig.lights.length > 0 ? valueAt(rig.lights[0].direction, 0, mixDirections) : [-1, 0, 0];
  const opposite = directionOf(key[0] < 0 ? RISE : 180 - RISE, usual.height);
  const light = steadyLight(opposite, { kelvin: 5600 }, usual.intensity, usual.softness);
  const where = aiming(phrase.aims);
  const placed = where.kind === 'one' ? { ...light, direction: aimed(light.direction, where.aim) } : light;
  const change = colorOf(phrase);
  const painted = change === null ? placed : { ...placed, color: changedColor(placed.color, change) };
  return phrase.qualities.reduce(qualifiedLight, painted);
}

function coloredAmbient(rig: LightRig, phrase: LightPhrase): LightRig {
  const { ambient } = rig;
  const change = colorOf(phrase);
  const factor = phrase.qualities.reduce((product, { exposure = 0, ambient: own = 1 }) => product * own * 2 ** exposure, 1);
  return {
    ...rig,
    ambient: {
      color: change === null ? ambient.color : changedColor(ambient.color, change),
      intensity: factor === 1 ? ambient.intensity : mapKeys(ambient.intensity, (value) => Math.min(1, value * factor)),
    },
  };
}

function colorOf({ colors, tints }: LightPhrase): ColorChange | null {
  if (colors.length > 0) return { rgb: colors[0] };
  if (tints.length === 0) return null;
  const [tint] = tints;
  return typeof tint === 'number' ? { kelvin: tint } : tint;
}
