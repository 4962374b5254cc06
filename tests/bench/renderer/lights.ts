import { cos, sin } from './exact-math.js';
import { kelvinToLinear } from './kelvin.js';
import type { Triple } from './scene.js';

/** A light at infinity, as the sets' JSON says it. Degrees; azimuth 0 comes from behind the viewer, 90 from the right. */
export interface LampSpec {
  readonly azimuth: number;
  readonly elevation: number;
  /** Azimuth at the last frame, where the lamp sweeps. */
  readonly azimuthTo?: number;
  readonly kelvin: number;
  readonly intensity: number;
  /** Angular size in [0, 1]: 0 a point, 1 an overcast sky. */
  readonly softness: number;
}

export interface LightSpec {
  readonly lamps: readonly LampSpec[];
  readonly ambient: { readonly kelvin: number; readonly intensity: number };
}

/** A lamp at one moment: unit direction towards it, linear colour times intensity. */
export interface Lamp {
  readonly direction: Triple;
  readonly color: Triple;
  readonly softness: number;
}

export interface Lighting {
  readonly lamps: readonly Lamp[];
  readonly ambient: Triple;
}

const RADIANS = 0.017453292519943295;

const scaled = (c: Triple, k: number): Triple => [c[0] * k, c[1] * k, c[2] * k];

/** The light at `progress` in [0, 1] through the sequence. */
export function lightingAt(spec: LightSpec, progress: number): Lighting {
  return {
    lamps: spec.lamps.map((lamp) => {
      const azimuth = (lamp.azimuth + ((lamp.azimuthTo ?? lamp.azimuth) - lamp.azimuth) * progress) * RADIANS;
      const elevation = lamp.elevation * RADIANS;
      return {
        direction: [sin(azimuth) * cos(elevation), sin(elevation), cos(azimuth) * cos(elevation)],
        color: scaled(kelvinToLinear(lamp.kelvin), lamp.intensity),
        softness: lamp.softness,
      };
    }),
    ambient: scaled(kelvinToLinear(spec.ambient.kelvin), spec.ambient.intensity),
  };
}
