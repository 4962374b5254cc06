import type { Environment, Vec3 } from '../../interfaces/light.js';
import { LUMINANCE } from '../../luminance.js';

/** Real spherical harmonics, bands 0 to 2 (Ramamoorthi and Hanrahan 2001); order: 1; y, z, x; xy, yz, 3zz-1, xz, xx-yy. */
const BAND0 = 0.282095;
const BAND1 = 0.488603;
const BAND2 = 1.092548;
const BAND2_ZONAL = 0.315392;
const BAND2_SQUARE = 0.546274;

/** Two bands ring below zero opposite to a sun; light never falls below this share of its mean. */
const FLOOR = 0.08;

/** A light that shadows are cast by: where most of an environment comes from, and how much of it does. */
export interface DominantLight {
  readonly direction: Vec3;
  /** In [0, 1]: 0 from everywhere, 1 from one point. */
  readonly directionality: number;
}

/** Irradiance over pi at unit normals (3, h, w): linear R, G, B of shape (3, h, w). An environment of 1 everywhere gives exactly 1. */
export function environmentLight({ coefficients: c }: Environment, normal: Float32Array): Float32Array {
  const size = normal.length / 3;
  const out = new Float32Array(normal.length);
  for (let channel = 0; channel < 3; channel++) {
    const mean = c[channel] * BAND0;
    const [y1, z1, x1] = [c[3 + channel] * BAND1, c[6 + channel] * BAND1, c[9 + channel] * BAND1];
    const [xy, yz, xz] = [c[12 + channel] * BAND2, c[15 + channel] * BAND2, c[21 + channel] * BAND2];
    const [zz, square] = [c[18 + channel] * BAND2_ZONAL, c[24 + channel] * BAND2_SQUARE];
    const floor = FLOOR * Math.max(mean, 0);
    const base = channel * size;
    for (let at = 0; at < size; at++) {
      const x = normal[at];
      const y = normal[at + size];
      const z = normal[at + 2 * size];
      const value =
        mean + y1 * y + z1 * z + x1 * x + xy * x * y + yz * y * z + xz * x * z + zz * (3 * z * z - 1) + square * (x * x - y * y);
      out[base + at] = value > floor ? value : floor;
    }
  }
  return out;
}

/** Irradiance keeps two thirds of band 1, so a point source has |band 1| = 2/sqrt(3) of band 0. */
const POINT_RATIO = 2 / Math.sqrt(3);

/** Main direction of an environment by luminance, from its band 1; straight ahead where it has none. */
export function dominantLight({ coefficients: c }: Environment): DominantLight {
  const band = (index: number): number => LUMINANCE[0] * c[3 * index] + LUMINANCE[1] * c[3 * index + 1] + LUMINANCE[2] * c[3 * index + 2];
  const [mean, y, z, x] = [band(0), band(1), band(2), band(3)];
  const length = Math.hypot(x, y, z);
  if (!(length > 1e-6 * Math.abs(mean))) return { direction: [0, 0, 1], directionality: 0 };
  return { direction: [x / length, y / length, z / length], directionality: Math.min(1, length / (POINT_RATIO * Math.abs(mean))) };
}
