import type { DirectionalLight } from '../../interfaces/light.js';
import type { Extent } from './extent.js';
import { lightRamp } from './light-ramp.js';
import type { UnitNormal } from './unit-normal.js';

/** Where normals are doubtful the light map alone shows where light comes from: e^0.9 across half the frame, about 6 to 1 from edge to edge. */
const DOUBTFUL_FALLOFF = 0.9;
const RIM = 0.25;

/**
 * One light at infinity on every surface, before its colour, shape (h, w): wrapped Lambert plus rim, times light map, times visibility.
 * Where the normal is doubtful the Lambert term goes over to what an unknown surface gets on average.
 */
export function directionalLight(
  light: DirectionalLight,
  { normal, trust }: UnitNormal,
  extent: Extent,
  visibility: Float32Array,
): Float32Array {
  const { width, height } = extent;
  const size = width * height;
  const [lx, ly, lz] = light.direction;
  const wrap = 0.1 + 0.3 * light.softness;
  const unknown = Math.max(0, 0.35 + 0.3 * lz);
  const sure = lightRamp(extent, light.direction, light.falloff);
  const doubtful = lightRamp(extent, light.direction, Math.max(light.falloff, DOUBTFUL_FALLOFF));
  const out = new Float32Array(size);
  for (let y = 0, at = 0; y < height; y++) {
    for (let x = 0; x < width; x++, at++) {
      const sideways = normal[at] * lx + normal[at + size] * ly;
      const nz = normal[at + 2 * size];
      const lambert = Math.max(0, (sideways + nz * lz + wrap) / (1 + wrap));
      const rim = sideways > 0 ? RIM * (1 - nz) * (1 - nz) * sideways : 0;
      const flat = doubtful.columns[x] * doubtful.rows[y];
      const map = flat + trust[at] * (sure.columns[x] * sure.rows[y] - flat);
      out[at] = (unknown + trust[at] * (lambert - unknown) + rim) * map * visibility[at];
    }
  }
  return out;
}
