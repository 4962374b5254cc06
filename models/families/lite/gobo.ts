import type { LightCondition, Vec3 } from '../../interfaces/light.js';
import { halfSide, type Extent } from './extent.js';
import type { Fields } from './fields.js';
import { gaussianBlur } from './gaussian-blur.js';
import { goboCatch } from './gobo-catch.js';
import { goboDepth } from './gobo-depth.js';
import { goboPattern, meanOf } from './gobo-pattern.js';
import type { Picture } from './picture.js';
import { enlarge } from './resample.js';
import type { Shading } from './shade.js';

/** Patterns have edges of their own, finer than the view. */
const ENLARGEMENT = 2;
/** What a gobo lets through where it is shut. */
const LEAK = 0.06;
/** A light that grazes the picture would throw the pattern infinitely far. */
const STEEPEST = 0.45;
/** Size of the pattern for a view: about 256 x 256 pixels of area. */
export function patternExtent({ width, height }: Extent): Extent {
  return { width: width * ENLARGEMENT, height: height * ENLARGEMENT };
}

/**
 * The gobo's effect as a factor in (0, 1], shape (3, h, w) of `patternExtent`, written into `pattern`: the pattern projected along the key light onto the
 * depth, centred on the `subject` (x, y and depth in half sides, the same for the whole clip), taken off the key's share of the light only. What cannot
 * catch a pattern gets its mean instead, so that it is no brighter than the rest.
 */
export function writeGobo(
  pattern: Float32Array,
  picture: Picture,
  fields: Fields,
  shading: Shading,
  condition: LightCondition,
  subject: Vec3 = [0, 0, 0],
): void {
  const { gobo } = condition;
  const [key] = condition.lights;
  if (gobo === null || key === undefined) {
    pattern.fill(1);
    return;
  }
  const to = patternExtent(fields);
  const size = to.width * to.height;
  const shut = projected(fields, to, condition, subject);
  const caught = enlarge(goboCatch(picture, fields), fields, to);
  const mean = gobo.amount * (1 - LEAK) * (1 - meanOf(gobo.kind));
  for (let at = 0; at < size; at++) shut[at] = mean + caught[at] * (shut[at] - mean);
  for (let channel = 0; channel < 3; channel++) {
    const share = enlarge(keyShare(shading, channel), fields, to);
    for (let at = 0; at < size; at++) pattern[channel * size + at] = 1 - shut[at] * share[at];
  }
}

/** How much of the key the pattern takes away, (h, w) in [0, 1): blurred by the light's softness. */
function projected(fields: Fields, to: Extent, { gobo, lights }: LightCondition, subject: Vec3): Float32Array {
  const out = new Float32Array(to.width * to.height);
  if (gobo === null) return out;
  const [{ direction, softness }] = lights;
  const through = goboPattern(gobo);
  const [lx, ly, lz] = direction;
  const lean = 1 / Math.max(lz, STEEPEST);
  const half = halfSide(to);
  const depth = enlarge(goboDepth(fields, subject[2]), fields, to);
  for (let y = 0, at = 0; y < to.height; y++) {
    for (let x = 0; x < to.width; x++, at++) {
      const u = (x + 0.5 - to.width / 2) / half - depth[at] * lx * lean - subject[0];
      const v = (to.height / 2 - y - 0.5) / half - depth[at] * ly * lean - subject[1];
      out[at] = gobo.amount * (1 - LEAK) * (1 - through(u, v));
    }
  }
  return gaussianBlur(out, to, ((0.6 + 1.5 * softness) * half) / 128);
}

function keyShare({ light, key }: Shading, channel: number): Float32Array {
  const size = light.length / 3;
  return Float32Array.from({ length: size }, (_, at) => key[channel * size + at] / Math.max(light[channel * size + at], 1e-6));
}
