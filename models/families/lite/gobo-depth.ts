import { halfSide } from './extent.js';
import type { Fields } from './fields.js';
import { gaussianBlur } from './gaussian-blur.js';
import { subjectMask } from './subject-mask.js';

/** Guessed depth is rough: taken whole, it tears a pattern into camouflage. */
const RELIEF = 0.3;
/** Furthest that a pattern is thrown before or behind the subject, in half sides: a wall gets its part of a window, too. */
const FURTHEST = 0.22;
/** Smoothing of depth in pixels of a view of side 128: on the subject, and behind it, where depth is worse and walls are flat. */
const SUBJECT = 4;
const BEHIND = 16;
/** Keeps the mean of a side that is not in the picture finite. */
const LEAST = 1e-3;

/**
 * The depth that a pattern is thrown on, (h, w) in half sides from `middle`, the depth that it is centred on: subject and background smoothed apart, so that stripes bend over bodies,
 * run straight along walls and break where one ends before the other.
 */
export function goboDepth(fields: Fields, middle: number): Float32Array {
  const scale = halfSide(fields) / 64;
  const mask = subjectMask(fields);
  const subject = weightedBlur(fields, mask, SUBJECT * scale);
  const behind = weightedBlur(
    fields,
    mask.map((share) => 1 - share),
    BEHIND * scale,
  );
  return behind.map((depth, at) => {
    const beyond = RELIEF * (depth + mask[at] * (subject[at] - depth) - middle);
    return FURTHEST * Math.tanh(beyond / FURTHEST);
  });
}

function weightedBlur(fields: Fields, weights: Float32Array, sigma: number): Float32Array {
  const sum = gaussianBlur(
    weights.map((weight, at) => (weight + LEAST) * fields.depth[at]),
    fields,
    sigma,
  );
  const total = gaussianBlur(weights, fields, sigma);
  return sum.map((value, at) => value / (total[at] + LEAST));
}
