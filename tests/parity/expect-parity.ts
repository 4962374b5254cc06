import { expect } from '@jest/globals';
import type { Tensor } from '@relight/models/tensor.js';
import { bookError } from './parity-log.js';
import { relativeRms } from './relative-rms.js';

/** Greatest relative RMS errors against the reference, in float32 on the CPU. */
const LIMITS = {
  /** One network, one scheduler over a whole run, or one evaluation with light attention. */
  module: 1e-4,
  /** A relight of 15 steps, or one step of a loop that is fed with the reference's own inputs. */
  step: 1e-3,
  /** A loop that runs on its own results. */
  run: 1e-2,
} as const;

/** Expects `found` to be `right` within the limit, and books the error on its group. */
export function expectParity(group: string, found: Tensor, right: Tensor, limit: keyof typeof LIMITS): void {
  expect(found.dims).toEqual(right.dims);
  const error = relativeRms(found, right);
  bookError(group, error);
  expect(error).toBeLessThanOrEqual(LIMITS[limit]);
}
