import type { LightCondition, Vec3 } from '../../interfaces/light.js';
import { createCalmWalls, wallsOf } from './calm-walls.js';
import { directionalLight } from './directional-light.js';
import { dominantLight, environmentLight } from './environment-light.js';
import type { Fields } from './fields.js';
import { occlusion } from './occlusion.js';
import { castShadow } from './shadow.js';
import { shadowTrust } from './shadow-trust.js';
import { unitNormal } from './unit-normal.js';

/** What falls on each surface, linear R, G, B. */
export interface Shading {
  /** All light, shape (3, h, w). */
  readonly light: Float32Array;
  /** The first light's share of it, same shape: what a gobo takes away from. */
  readonly key: Float32Array;
}

/** Shades fields with the light of one frame: ambient and environment under occlusion, then every light with its shadow. */
export function shade(fields: Fields, condition: LightCondition): Shading {
  const size = fields.width * fields.height;
  const surface = unitNormal(fields);
  const sky = occlusion(fields.depth, fields);
  const walls = wallsOf(fields, surface);
  const visible = visibility(fields, condition.shadow > 0 ? shadowTrust(fields, walls) : null);
  const light = ambientLight(surface.normal, sky, condition);
  if (condition.environment !== null) {
    const { direction, directionality } = dominantLight(condition.environment);
    const depth = condition.shadow * Math.min(1, 1.2 * directionality);
    const open = visible(direction, 0.5, depth);
    const irradiance = environmentLight(condition.environment, surface.normal);
    for (let at = 0; at < size; at++) {
      const share = sky[at] * open[at];
      light[at] += irradiance[at] * share;
      light[at + size] += irradiance[at + size] * share;
      light[at + 2 * size] += irradiance[at + 2 * size] * share;
    }
  }
  const key = new Float32Array(3 * size);
  condition.lights.forEach((source, index) => {
    const open = visible(source.direction, source.softness, condition.shadow);
    const reach = directionalLight(source, surface, fields, open);
    for (let channel = 0; channel < 3; channel++) {
      const color = source.color[channel];
      const base = channel * size;
      if (index === 0) for (let at = 0; at < size; at++) key[base + at] = color * reach[at];
      for (let at = 0; at < size; at++) light[base + at] += color * reach[at];
    }
  });
  const calm = createCalmWalls(walls, fields);
  calm(light);
  if (condition.gobo !== null) calm(key);
  return { light, key };
}

/** A little more from above than from below, so that ambient alone still shows form. */
function ambientLight(normal: Float32Array, sky: Float32Array, { ambient }: LightCondition): Float32Array {
  const size = sky.length;
  const out = new Float32Array(3 * size);
  for (let at = 0; at < size; at++) {
    const fill = Math.max(0.1, 1 + 0.35 * normal[at + size] + 0.1 * normal[at + 2 * size]) * sky[at];
    out[at] = ambient[0] * fill;
    out[at + size] = ambient[1] * fill;
    out[at + 2 * size] = ambient[2] * fill;
  }
  return out;
}

/** One where lit, `1 - strength` in full shadow; weaker where depth is a guess. */
function visibility(fields: Fields, trust: Float32Array | null): (direction: Vec3, softness: number, strength: number) => Float32Array {
  return (direction, softness, strength) => {
    if (strength <= 0 || trust === null) return new Float32Array(fields.depth.length).fill(1);
    const lit = castShadow(fields.depth, fields, direction, softness);
    for (let at = 0; at < lit.length; at++) lit[at] = 1 - strength * trust[at] * (1 - lit[at]);
    return lit;
  };
}
