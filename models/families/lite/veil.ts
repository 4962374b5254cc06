import type { LightCondition } from '../../interfaces/light.js';
import type { Extent } from './extent.js';
import { lightRamp } from './light-ramp.js';

/** The veil falls off across the frame by e^2.2 per half side: it belongs to the light's side. */
const RAMP = 2.2;
const AT_EDGE = Math.exp(-RAMP);

/** Light in the air, added in linear light, written into `offset` (3, h, w), at least 0. */
export function writeVeil(offset: Float32Array, extent: Extent, { lights, veil, exposure }: LightCondition): void {
  offset.fill(0);
  const { width, height } = extent;
  const size = width * height;
  for (const { direction, color } of lights) {
    const { columns, rows } = lightRamp(extent, direction, RAMP);
    for (let channel = 0; channel < 3; channel++) {
      const level = veil * exposure * AT_EDGE * color[channel];
      for (let y = 0, at = channel * size; y < height; y++) {
        for (let x = 0; x < width; x++, at++) offset[at] += level * columns[x] * rows[y];
      }
    }
  }
}
