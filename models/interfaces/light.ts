/** Directions: X right, Y up, Z toward the viewer. Colours: linear light, BT.709 primaries. */
export type Vec3 = readonly [number, number, number];
export type Rgb = readonly [number, number, number];

/** A light at infinity. */
export interface DirectionalLight {
  /** Unit vector towards the light. */
  readonly direction: Vec3;
  /** Linear colour times intensity. */
  readonly color: Rgb;
  /** Softness in [0, 1]: 0 a point source, 1 an overcast sky. */
  readonly softness: number;
  /** How much stronger it is on its own side: exponent of the rise across half the frame, in [0, 2]; 0 the sun, 0.9 a lamp beside the frame. */
  readonly falloff: number;
}

/** A pattern in front of the key light. */
export interface Gobo {
  readonly kind: 'blinds' | 'window' | 'dappled';
  /** How much of the key the pattern may take away, in [0, 1]. */
  readonly amount: number;
  /** Repeats across the half frame, relative to the pattern's own default of 1. */
  readonly scale: number;
  /** Phase of a drifting pattern, in the pattern's own periods. */
  readonly phase: number;
}

/** Irradiance over pi as nine spherical-harmonic coefficients per channel, bands 0..2: shape (9, 3), row-major. */
export interface Environment {
  readonly coefficients: Float32Array;
}

/** The light of one frame: everything a relighter may ask about where the light comes from. */
export interface LightCondition {
  readonly lights: readonly DirectionalLight[];
  /** Linear colour times intensity of the light from everywhere. */
  readonly ambient: Rgb;
  readonly environment: Environment | null;
  readonly gobo: Gobo | null;
  /** Light in the air, linear, added per light colour; 0 none, 0.02 usual, 0.1 strong. */
  readonly veil: number;
  /** Linear factor on the relit picture after its exposure was matched to the source. */
  readonly exposure: number;
  /** Depth of cast shadows in [0, 1]. */
  readonly shadow: number;
  /** Share of the old light's shading to remove, in [0, 1]. */
  readonly delight: number;
  /** Share of the old light's colour to remove, in [0, 1]. */
  readonly whiteBalance: number;
  readonly prompt: string;
  readonly negativePrompt: string;
}

/** The light over a clip's trimmed range; `frame` counts from 0 at its first frame. */
export interface LightTrack {
  at(frame: number): LightCondition;
}
