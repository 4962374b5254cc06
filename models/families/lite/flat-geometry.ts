import { createFields } from './fields.js';
import type { Geometry } from './geometry.js';
import { selfGuided } from './guided-filter.js';

/** Rise of the ground towards the viewer, per half height; steeper would throw the whole picture into a low light's shadow. */
const TILT = 0.3;
/** Short enough that shading goes by the light map alone. */
const CERTAINTY = 1 / 3;

/**
 * Geometry without weights: every surface faces the viewer, the old light is the smooth part of log luminance (two self-guided filters),
 * and what is lower is nearer. The bench's baseline, and the relighter's choice where the user asks for it.
 */
export function createFlatGeometry(): Geometry {
  return {
    estimate(picture) {
      const fields = createFields(picture);
      const { width, height } = picture;
      const size = width * height;
      const fine = selfGuided(picture.logLuminance, picture, 6, 0.15);
      const coarse = selfGuided(picture.logLuminance, picture, 14, 0.25);
      for (let y = 0, at = 0; y < height; y++) {
        for (let x = 0; x < width; x++, at++) {
          fields.normal[at + 2 * size] = CERTAINTY;
          fields.depth[at] = TILT * ((2 * y + 1) / height - 1);
          const shading = (fine[at] + coarse[at]) / 2;
          for (let channel = 0; channel < 3; channel++) fields.logShading[channel * size + at] = shading;
        }
      }
      return Promise.resolve(fields);
    },
    dispose: () => Promise.resolve(),
  };
}
