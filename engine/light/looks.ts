import { constant } from './keyframes.js';
import { steadyAmbient, steadyLight } from './light-rig.js';
import { PRESETS, type RigPatch } from './presets.js';

/** What a word adds to whatever lights there are. */
export interface LightQuality {
  /** Softness of the lights it speaks of, in [0, 1]. */
  readonly softness?: number;
  readonly shadow?: number;
  /** Stops on those lights. */
  readonly stops?: number;
  /** Stops on the whole picture. */
  readonly exposure?: number;
  /** Factor on the ambient light. */
  readonly ambient?: number;
  readonly veil?: number;
}

/** A light that words alone can name. */
export interface Look {
  readonly patch: RigPatch;
  /** Of several looks the highest rank lights the scene, the first named among equals. */
  readonly rank: number;
  /** What is left of a look that gave way to a higher one. */
  readonly also?: LightQuality;
}

const PATTERN = 0;
const WEATHER = 1;
const TIME = 2;
const STYLE = 3;
const SOURCE = 4;

const weather = (patch: RigPatch, also: LightQuality = {}): Look => ({ patch, rank: WEATHER, also });
const time = (patch: RigPatch, also?: LightQuality): Look => ({ patch, rank: TIME, ...(also && { also }) });
const style = (patch: RigPatch, also?: LightQuality): Look => ({ patch, rank: STYLE, ...(also && { also }) });
const source = (patch: RigPatch): Look => ({ patch, rank: SOURCE });
const factor = (value: number): ReturnType<typeof constant<number>> => constant(Math.log2(value));

/** Named looks of the lexicon: the presets, and those that only words reach. */
export const LOOKS = {
  blinds: { patch: PRESETS.blinds, rank: PATTERN },
  window: { patch: PRESETS.window, rank: PATTERN },
  dappled: { patch: PRESETS.dappled, rank: PATTERN },

  sunset: time(PRESETS.sunset),
  'golden-hour': time(PRESETS['golden-hour']),
  overcast: weather(PRESETS.overcast, { softness: 0.9, ambient: 1.8, shadow: 0.2 }),
  sunrise: time({
    lights: [steadyLight([-1, 0.2, 0.15], { kelvin: 2700 }, 2.3, 0.4), steadyLight([0.6, 0.5, 0.6], { kelvin: 9000 }, 0.35, 1)],
    ambient: steadyAmbient(0.2, 7500),
    veil: constant(0.03),
    exposure: factor(0.9),
  }),
  morning: time({
    lights: [steadyLight([-0.9, 0.5, 0.35], { kelvin: 4300 }, 2.3, 0.4)],
    ambient: steadyAmbient(0.24, 7000),
    veil: constant(0.015),
  }),
  noon: time({ lights: [steadyLight([0.1, 1, 0.35], { kelvin: 5800 }, 2.6, 0.15)], ambient: steadyAmbient(0.2), shadow: constant(0.5) }),
  afternoon: time({ lights: [steadyLight([0.8, 0.6, 0.4], { kelvin: 4800 }, 2.4, 0.25)], ambient: steadyAmbient(0.2) }),
  dusk: time({
    lights: [steadyLight([0.9, 0.25, 0.2], { kelvin: 3200 }, 1.3, 0.6), steadyLight([-0.4, 0.6, 0.6], { kelvin: 10000 }, 0.5, 1)],
    ambient: steadyAmbient(0.2, 9000),
    veil: constant(0.02),
    exposure: factor(0.6),
  }),
  'blue-hour': time({
    lights: [steadyLight([-0.2, 0.9, 0.6], { kelvin: 11000 }, 1.1, 0.9)],
    ambient: steadyAmbient(0.35, 12000),
    shadow: constant(0.2),
    exposure: factor(0.55),
  }),
  night: time(
    { lights: [steadyLight([-0.4, 0.85, 0.3], { kelvin: 9000 }, 1.3, 0.4)], ambient: steadyAmbient(0.1, 9000), exposure: factor(0.4) },
    { exposure: -0.4 },
  ),
  sunlight: weather({
    lights: [steadyLight([-0.6, 0.75, 0.45], { kelvin: 5400 }, 2.5, 0.15)],
    ambient: steadyAmbient(0.2),
    shadow: constant(0.5),
  }),
  daylight: weather({ lights: [steadyLight([-0.6, 0.75, 0.5], { kelvin: 5600 }, 2.2, 0.45)], ambient: steadyAmbient(0.26) }),

  natural: weather({ lights: [steadyLight([-0.6, 0.75, 0.5], { kelvin: 5600 }, 2, 0.55)], ambient: steadyAmbient(0.28) }),
  studio: style({
    lights: [
      steadyLight([-0.75, 0.5, 0.5], { kelvin: 5600 }, 2.1, 0.6),
      steadyLight([0.8, 0.1, 0.6], { kelvin: 5600 }, 0.5, 1),
      steadyLight([0.6, 0.45, -0.6], { kelvin: 5600 }, 0.8, 0.4),
    ],
    ambient: steadyAmbient(0.2),
  }),
  cinematic: weather(
    {
      lights: [steadyLight([-0.9, 0.4, 0.3], { kelvin: 4300 }, 2.4, 0.45), steadyLight([0.8, 0.4, -0.45], { kelvin: 8500 }, 0.9, 0.4)],
      ambient: steadyAmbient(0.13),
      veil: constant(0.008),
      exposure: factor(0.85),
    },
    { ambient: 0.7, veil: 0.008 },
  ),
  'orange-teal': style({
    lights: [
      steadyLight([-0.9, 0.35, 0.35], { rgb: [1, 0.42, 0.1] }, 2, 0.4),
      steadyLight([0.9, 0.2, 0.35], { rgb: [0.05, 0.5, 0.55] }, 0.9, 0.7),
    ],
    ambient: steadyAmbient(0.16, 9000),
    veil: constant(0.012),
  }),
  noir: style(PRESETS.noir, { softness: 0.1, shadow: 0.6, ambient: 0.4 }),
  rembrandt: style({
    lights: [steadyLight([-0.65, 0.6, 0.5], { kelvin: 4800 }, 2.4, 0.3)],
    ambient: steadyAmbient(0.12),
    exposure: factor(0.85),
  }),
  split: style({
    lights: [steadyLight([-1, 0.1, 0.08], { kelvin: 5200 }, 2.5, 0.25)],
    ambient: steadyAmbient(0.1),
    exposure: factor(0.85),
  }),
  butterfly: style({ lights: [steadyLight([0, 0.75, 0.7], { kelvin: 5400 }, 2.1, 0.35)], ambient: steadyAmbient(0.22) }),
  fog: weather(
    {
      lights: [steadyLight([-0.4, 0.8, 0.7], { kelvin: 6800 }, 0.9, 1)],
      ambient: steadyAmbient(0.6),
      shadow: constant(0.15),
      veil: constant(0.08),
    },
    { softness: 0.9, veil: 0.08 },
  ),
  storm: weather(
    { lights: [steadyLight([-0.3, 0.9, 0.5], { kelvin: 8000 }, 1, 0.9)], ambient: steadyAmbient(0.4, 8000), exposure: factor(0.6) },
    { exposure: -0.4 },
  ),

  neon: source(PRESETS.neon),
  moonlight: source(PRESETS.moonlight),
  candle: source(PRESETS.candle),
  fire: source({
    lights: [steadyLight([0.5, -0.55, 0.45], { kelvin: 2000 }, 2.3, 0.5, 0.16)],
    ambient: steadyAmbient(0.09),
    exposure: factor(0.7),
    veil: constant(0.015),
  }),
  lamp: source({
    lights: [steadyLight([0.8, 0.4, 0.45], { kelvin: 2900 }, 2.2, 0.5)],
    ambient: steadyAmbient(0.14),
    exposure: factor(0.85),
  }),
  spotlight: source({
    lights: [steadyLight([0.15, 1, 0.4], { kelvin: 5000 }, 2.9, 0.05)],
    ambient: steadyAmbient(0.06),
    shadow: constant(0.55),
    exposure: factor(0.75),
  }),
  screen: source({
    lights: [steadyLight([0.1, -0.25, 1], { kelvin: 8000 }, 1.7, 0.7)],
    ambient: steadyAmbient(0.08),
    exposure: factor(0.55),
  }),
  flash: source({ lights: [steadyLight([0.1, 0.2, 1], { kelvin: 6000 }, 2.6, 0.05)], ambient: steadyAmbient(0.12) }),
} as const satisfies Readonly<Record<string, Look>>;

export type LookId = keyof typeof LOOKS;
