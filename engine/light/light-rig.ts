import type { Gobo, Vec3 } from '@relight/models/interfaces/light.js';
import { constant, type Keyed } from './keyframes.js';
import type { LightColor } from './light-color.js';
import { unit } from './direction.js';

/** One directional light; each value may move over the clip. */
export interface RigLight {
  /** Unit vector towards the light. */
  readonly direction: Keyed<Vec3>;
  readonly color: Keyed<LightColor>;
  /** Linear, at least 0; times 2 to the power of `stops`. */
  readonly intensity: Keyed<number>;
  readonly stops: Keyed<number>;
  /** In [0, 1]. */
  readonly softness: Keyed<number>;
  /** Rise across half the frame as an exponent, in [0, 2]; 0 the sun. */
  readonly falloff: Keyed<number>;
  /** How far a flame's strength wanders, in [0, 1); 0 steady. */
  readonly flicker: number;
}

/** Light from everywhere. */
export interface RigAmbient {
  readonly color: Keyed<LightColor>;
  /** Linear, at least 0. */
  readonly intensity: Keyed<number>;
}

/** An environment map, turned and exposed. */
export interface RigEnvironment {
  /** Radiance file. */
  readonly path: string;
  /** Degrees about the vertical; positive turns the map's content to its right. */
  readonly rotation: Keyed<number>;
  /** Stops. */
  readonly exposure: Keyed<number>;
}

/** A pattern before the key light; `drift` in the pattern's periods per frame. */
export interface RigGobo {
  readonly kind: Gobo['kind'];
  readonly amount: Keyed<number>;
  readonly scale: Keyed<number>;
  readonly phase: Keyed<number>;
  readonly drift: number;
}

/** The light over a clip as it is designed; the first light is the key. */
export interface LightRig {
  readonly lights: readonly RigLight[];
  readonly ambient: RigAmbient;
  readonly environment: RigEnvironment | null;
  readonly gobo: RigGobo | null;
  readonly veil: Keyed<number>;
  /** Stops on the whole picture. */
  readonly exposure: Keyed<number>;
  readonly shadow: Keyed<number>;
  readonly delight: Keyed<number>;
  readonly whiteBalance: Keyed<number>;
}

/** Falloff of the looks' lights: lamps and low suns that are plainly brighter on their own side, as the paper's light maps are. */
const LOOK_FALLOFF = 0.9;

/** A steady light from `direction` (any length). */
export function steadyLight(direction: Vec3, color: LightColor, intensity: number, softness: number, flicker = 0): RigLight {
  return {
    direction: constant(unit(direction)),
    color: constant(color),
    intensity: constant(intensity),
    stops: constant(0),
    softness: constant(softness),
    falloff: constant(LOOK_FALLOFF),
    flicker,
  };
}

/** A steady ambient light; daylight unless told. */
export function steadyAmbient(intensity: number, kelvin = 6500): RigAmbient {
  return { color: constant({ kelvin }), intensity: constant(intensity) };
}

/** What lights a clip when nothing is asked for: a white key light from the upper left. */
export const NEUTRAL_RIG: LightRig = {
  lights: [steadyLight([-0.8, 0.55, 0.4], { kelvin: 5600 }, 2.2, 0.4)],
  ambient: steadyAmbient(0.18),
  environment: null,
  gobo: null,
  veil: constant(0.004),
  exposure: constant(0),
  shadow: constant(0.4),
  delight: constant(0.5),
  whiteBalance: constant(0.5),
};
