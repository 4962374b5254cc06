import { toDisplay } from './transfer.js';

const { exp, log } = Math;
const GOLDEN = 0.6180339887498949;
/** Stops either side of the least-squares start that are searched. */
const REACH = 2 * Math.LN2;

/**
 * The linear-light factor on `linear` that brings its sRGB codes nearest (least squares) to `target`: what an editor's
 * exposure slider can do. Golden-section search around the closed-form factor of linear least squares.
 */
export function bestExposure(linear: Float32Array, target: Float32Array, targetLinear: Float32Array): number {
  let cross = 0;
  let own = 0;
  for (let i = 0; i < linear.length; i++) {
    cross += linear[i] * targetLinear[i];
    own += linear[i] * linear[i];
  }
  if (!(own > 0) || !(cross > 0)) return 1;
  // Not a multiple of 3: interleaved pictures must show all their channels.
  const share = Math.max(1, Math.floor(linear.length / 12000));
  const step = share > 1 && share % 3 === 0 ? share + 1 : share;
  const error = (logarithm: number): number => {
    const k = exp(logarithm);
    let sum = 0;
    for (let i = 0; i < linear.length; i += step) {
      const d = toDisplay(k * linear[i]) - target[i];
      sum += d * d;
    }
    return sum;
  };
  let low = log(cross / own) - REACH;
  let high = low + 2 * REACH;
  let a = high - GOLDEN * (high - low);
  let b = low + GOLDEN * (high - low);
  let errorA = error(a);
  let errorB = error(b);
  while (high - low > 1e-3) {
    if (errorA < errorB) {
      high = b;
      b = a;
      errorB = errorA;
      a = high - GOLDEN * (high - low);
      errorA = error(a);
    } else {
      low = a;
      a = b;
      errorA = errorB;
      b = low + GOLDEN * (high - low);
      errorB = error(b);
    }
  }
  return exp((low + high) / 2);
}
