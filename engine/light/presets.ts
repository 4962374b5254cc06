import { constant } from './keyframes.js';
import { steadyAmbient, steadyLight, type LightRig, type RigGobo } from './light-rig.js';

/** What a preset names; the rest stays as it was. */
export type RigPatch = Partial<LightRig>;

function gobo(kind: RigGobo['kind'], amount: number, drift = 0): RigGobo {
  return { kind, amount: constant(amount), scale: constant(1), phase: constant(0), drift };
}

/** A factor on the whole picture, as stops. */
function factor(value: number): LightRig['exposure'] {
  return constant(Math.log2(value));
}

/** The named looks that `--preset` and the panel offer; ids as in proto/relight-effect.ts. */
export const PRESETS = {
  left: { lights: [steadyLight([-1, 0.28, 0.26], { kelvin: 5000 }, 2.2, 0.4)], ambient: steadyAmbient(0.13) },
  right: { lights: [steadyLight([1, 0.28, 0.26], { kelvin: 5000 }, 2.2, 0.4)], ambient: steadyAmbient(0.13) },
  'top-warm': { lights: [steadyLight([0.12, 1, 0.15], { kelvin: 2900 }, 2.2, 0.35)], ambient: steadyAmbient(0.12) },
  bottom: { lights: [steadyLight([0, -1, 0.35], { kelvin: 3800 }, 2.2, 0.4)], ambient: steadyAmbient(0.14) },
  sunset: {
    lights: [steadyLight([1, 0.2, 0.15], { kelvin: 2300 }, 2.6, 0.3), steadyLight([-0.6, 0.5, 0.6], { kelvin: 8500 }, 0.16, 1)],
    ambient: steadyAmbient(0.09, 7500),
    veil: constant(0.014),
    exposure: factor(0.85),
  },
  neon: {
    lights: [steadyLight([-1, 0.1, 0.3], { rgb: [1, 0.03, 0.3] }, 1.5, 0.6), steadyLight([1, 0.1, 0.3], { rgb: [0.03, 0.2, 1] }, 0.9, 0.6)],
    ambient: steadyAmbient(0.1),
    veil: constant(0.022),
    exposure: factor(0.75),
  },
  moonlight: { lights: [steadyLight([-0.5, 0.9, 0.2], { kelvin: 12000 }, 1.3, 0.3)], ambient: steadyAmbient(0.1), exposure: factor(0.35) },
  blinds: {
    lights: [steadyLight([-0.9, 0.4, 0.5], { kelvin: 4300 }, 2.4, 0.2)],
    ambient: steadyAmbient(0.18),
    gobo: gobo('blinds', 0.9),
  },
  window: {
    lights: [steadyLight([0.85, 0.45, 0.5], { kelvin: 5600 }, 2.3, 0.4)],
    ambient: steadyAmbient(0.2),
    gobo: gobo('window', 0.85),
  },
  dappled: {
    lights: [steadyLight([0.35, 0.9, 0.45], { kelvin: 5200 }, 2.4, 0.35)],
    ambient: steadyAmbient(0.24),
    gobo: gobo('dappled', 0.85, 0.008),
  },
  candle: {
    lights: [{ ...steadyLight([0.6, -0.1, 0.45], { kelvin: 2050 }, 2, 0.6, 0.12), falloff: constant(1.4) }],
    ambient: steadyAmbient(0.05, 4000),
    exposure: factor(0.6),
  },
  'golden-hour': {
    lights: [steadyLight([-1, 0.3, 0.25], { kelvin: 2900 }, 2.4, 0.4), steadyLight([0.6, 0.5, 0.6], { kelvin: 7500 }, 0.25, 1)],
    ambient: steadyAmbient(0.2),
    veil: constant(0.015),
  },
  overcast: {
    lights: [steadyLight([0, 1, 0.7], { kelvin: 6800 }, 0.9, 1)],
    ambient: steadyAmbient(0.6),
    shadow: constant(0.15),
    exposure: factor(0.95),
  },
  noir: {
    lights: [steadyLight([-0.9, 0.58, 0.12], { kelvin: 5600 }, 2.8, 0.1)],
    ambient: steadyAmbient(0.04),
    shadow: constant(0.6),
    exposure: factor(0.42),
    veil: constant(0),
    whiteBalance: constant(0.8),
  },
} as const satisfies Readonly<Record<string, RigPatch>>;

export type PresetId = keyof typeof PRESETS;

/** True for the id of a preset. */
export function isPresetId(id: string): id is PresetId {
  return Object.hasOwn(PRESETS, id);
}
