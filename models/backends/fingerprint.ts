import { scramble } from './known-values.js';

/** Numbers in a fingerprint. */
const PROJECTIONS = 16;

/**
 * Sixteen sums of all values, each with its own fixed signs: a projection that keeps distances (Achlioptas 2003),
 * so that a few stored numbers vouch for a whole tensor. Any wrong value moves all of them.
 */
export function fingerprint(values: ArrayLike<number>): readonly number[] {
  const sums = new Array<number>(PROJECTIONS).fill(0);
  for (let i = 0; i < values.length; i++) {
    const signs = scramble(i + 1);
    for (let j = 0; j < PROJECTIONS; j++) sums[j] += (signs >>> j) & 1 ? values[i] : -values[i];
  }
  return sums;
}

/** Root mean square of the difference over that of `right`: an estimate of the tensors' own relative error. NaN counts as infinite. */
export function relativeError(found: ArrayLike<number>, right: ArrayLike<number>): number {
  let [wrong, whole] = [0, 0];
  for (let i = 0; i < right.length; i++) {
    wrong += (found[i] - right[i]) ** 2;
    whole += right[i] ** 2;
  }
  const error = Math.sqrt(wrong / whole);
  return found.length === right.length && Number.isFinite(error) ? error : Infinity;
}
