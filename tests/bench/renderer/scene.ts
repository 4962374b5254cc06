/** Triples are x, y, z or linear r, g, b. World: X right, Y up, Z toward the viewer; a table or floor lies near y = 0. */
export type Triple = readonly [number, number, number];

/** Signed distance to a surface at a point of the solid's own space; never more than `1 / step` times the true one. */
export type Sdf = (x: number, y: number, z: number) => number;

/** Writes the linear albedo at a point of the solid's own space into `out`. */
export type Pattern = (x: number, y: number, z: number, out: Float64Array) => void;

export interface Material {
  readonly albedo: Pattern;
  /** Weight of the Blinn-Phong lobe; 0 is matte. */
  readonly specular: number;
  /** The lobe's exponent is 2 to this power. */
  readonly gloss: number;
}

/** Where a solid is: `world = rotation * own + position`; the rotation is row-major. */
export interface Pose {
  readonly position: Triple;
  readonly rotation: readonly number[];
}

export interface Solid {
  readonly sdf: Sdf;
  /** Radius of a sphere around its origin that holds it. */
  readonly radius: number;
  /** Share of the distance that a ray may safely step, in (0, 1]. */
  readonly step: number;
  readonly material: Material;
  readonly foreground: boolean;
  /** Pose at `time` seconds. */
  pose(time: number): Pose;
}

/** An endless plane `normal . p = offset`, seen from the side its unit normal points to; casts no shadow. */
export interface Plane {
  readonly normal: Triple;
  readonly offset: number;
  readonly material: Material;
}

export interface CameraPose {
  readonly position: Triple;
  readonly target: Triple;
  /** Tangent of half the vertical angle of view. */
  readonly zoom: number;
}

export interface Scene {
  readonly solids: readonly Solid[];
  readonly planes: readonly Plane[];
  /** Sky radiance under unit ambient light, at the horizon and overhead; it shows where a ray hits nothing. */
  readonly sky: readonly [Triple, Triple];
  /** Mean albedo of the ground, for light bounced from it. */
  readonly ground: Triple;
  camera(time: number): CameraPose;
}
