import { halfSide } from './extent.js';
import type { Fields } from './fields.js';
import { gaussianBlur } from './gaussian-blur.js';
import { smoothStep } from './smooth-step.js';
import type { UnitNormal } from './unit-normal.js';

/** Blur of the light on walls, in pixels of a view of side 128. */
const SIGMA = 7;

/** Evens out light, shape (channels, h, w), on walls, in place. */
export type CalmWalls = (light: Float32Array) => void;

/** How much each place is a wall or a sky: behind the subject and known to face the viewer, (h, w) in [0, 1]. */
export function wallsOf(fields: Fields, { normal, trust }: UnitNormal): Float32Array {
  const size = fields.foreground.length;
  const walls = new Float32Array(size);
  for (let at = 0; at < size; at++) {
    const facing = smoothStep(0.5, 0.85, normal[at + 2 * size]) * smoothStep(0.1, 0.5, trust[at]);
    walls[at] = facing * (1 - smoothStep(0.2, 0.7, fields.foreground[at]));
  }
  return gaussianBlur(walls, fields, halfSide(fields) / 64);
}

/** What falls on a wall changes slowly along it: ripples in its guessed normals and shadows from guessed distances would read as dirt. */
export function createCalmWalls(walls: Float32Array, fields: Fields): CalmWalls {
  const size = walls.length;
  const sigma = (SIGMA * halfSide(fields)) / 64;
  const shares = gaussianBlur(walls, fields, sigma);
  for (let at = 0; at < size; at++) shares[at] = shares[at] > 1e-3 ? walls[at] / shares[at] : 0;
  const onWalls = new Float32Array(size);
  const sum = new Float32Array(size);
  return (light) => {
    for (let start = 0; start < light.length; start += size) {
      for (let at = 0; at < size; at++) onWalls[at] = light[start + at] * walls[at];
      gaussianBlur(onWalls, fields, sigma, sum);
      for (let at = 0; at < size; at++) {
        if (shares[at] > 0) light[start + at] += shares[at] * sum[at] - onWalls[at];
      }
    }
  };
}
