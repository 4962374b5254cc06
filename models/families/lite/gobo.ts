import type { LightCondition } from '../../interfaces/light.js';
import { defocus } from './defocus.js';
import { halfSide, type Extent } from './extent.js';
import type { Fields } from './fields.js';
import { gaussianBlur } from './gaussian-blur.js';
import { goboPattern } from './gobo-pattern.js';
import type { Picture } from './picture.js';
import { enlarge } from './resample.js';
import type { Shading } from './shade.js';

/** Patterns have edges of their own, finer than the view. */
const ENLARGEMENT = 2;
/** What a gobo lets through where it is shut. */
const LEAK = 0.06;
/** A light that grazes the picture would throw the pattern infinitely far. */
const STEEPEST = 0.45;
/** Guessed depth is rough: taken whole, it tears a pattern into camouflage. */
const RELIEF = 0.28;
/** Smoothing of depth in pixels of a view of side 128: on the subject, and behind it, where depth is worse. */
const SUBJECT = 3;
const BEHIND = 10;

/** Size of the pattern for a view: about 256 x 256 pixels of area. */
export function patternExtent({ width, height }: Extent): Extent {
  return { width: width * ENLARGEMENT, height: height * ENLARGEMENT };
}

/**
 * The gobo's effect as a factor in (0, 1], shape (3, h, w) of `patternExtent`, written into `pattern`: the pattern projected along the key light onto the
 * depth, taken off the key's share of the light only. Far, defocused surfaces get a faded pattern: a sharp one would sit on the lens, not in the scene.
 */
export function writeGobo(pattern: Float32Array, picture: Picture, fields: Fields, shading: Shading, condition: LightCondition): void {
  const [key] = condition.lights;
  if (condition.gobo === null || key === undefined) {
    pattern.fill(1);
    return;
  }
  const to = patternExtent(fields);
  const size = to.width * to.height;
  const shut = projected(fields, to, condition);
  const sharpness = enlarge(sharp(picture, fields), fields, to);
  for (let at = 0; at < size; at++) shut[at] *= sharpness[at];
  for (let channel = 0; channel < 3; channel++) {
    const share = enlarge(keyShare(shading, channel), fields, to);
    for (let at = 0; at < size; at++) pattern[channel * size + at] = 1 - shut[at] * share[at];
  }
}

/** How much of the key the pattern takes away, (h, w) in [0, 1): blurred by the light's softness. */
function projected(fields: Fields, to: Extent, { gobo, lights }: LightCondition): Float32Array {
  const out = new Float32Array(to.width * to.height);
  if (gobo === null) return out;
  const [{ direction, softness }] = lights;
  const through = goboPattern(gobo);
  const [lx, ly, lz] = direction;
  const lean = 1 / Math.max(lz, STEEPEST);
  const half = halfSide(to);
  const depth = enlarge(relief(fields), fields, to);
  for (let y = 0, at = 0; y < to.height; y++) {
    for (let x = 0; x < to.width; x++, at++) {
      const u = (x + 0.5 - to.width / 2) / half - depth[at] * lx * lean;
      const v = (to.height / 2 - y - 0.5) / half - depth[at] * ly * lean;
      out[at] = gobo.amount * (1 - LEAK) * (1 - through(u, v));
    }
  }
  return gaussianBlur(out, to, ((0.6 + 1.5 * softness) * half) / 128);
}

/** The depth that a pattern is thrown on, (h, w). */
function relief(fields: Fields): Float32Array {
  const scale = halfSide(fields) / 64;
  const subject = gaussianBlur(fields.depth, fields, SUBJECT * scale);
  const behind = gaussianBlur(fields.depth, fields, BEHIND * scale);
  const foreground = gaussianBlur(fields.foreground, fields, SUBJECT * scale);
  return behind.map((depth, at) => RELIEF * (depth + foreground[at] * (subject[at] - depth)));
}

/** (h, w) in [0, 1]: 1 gets the whole pattern. */
function sharp(picture: Picture, fields: Fields): Float32Array {
  const out = defocus(picture.logLuminance, picture);
  for (let at = 0; at < out.length; at++) out[at] = 1 - 0.8 * out[at] * (1 - fields.foreground[at]);
  return out;
}

function keyShare({ light, key }: Shading, channel: number): Float32Array {
  const size = light.length / 3;
  return Float32Array.from({ length: size }, (_, at) => key[channel * size + at] / Math.max(light[channel * size + at], 1e-6));
}
