import { roundHalfEven } from './round-half-even.js';

/** How a run that starts part of the way down lies in its whole table of timesteps. */
export interface StepPlan {
  /** Entries of the whole table. */
  readonly total: number;
  /** The first entry that is run; all after it are run too. */
  readonly first: number;
}

/**
 * The table whose lower `denoiseStrength` share (in (0, 1]) has `steps` entries, counted as Light-A-Video and
 * IC-Light do: 25 steps at .5 are the last 25 of 50, at .4 the last 24 of 62. At least one step is run.
 * Throws RangeError for other arguments.
 */
export function stepPlan(steps: number, denoiseStrength: number): StepPlan {
  if (!Number.isInteger(steps) || steps < 1) throw new RangeError(`Cannot plan ${steps} steps: an integer from 1 is wanted`);
  if (!(denoiseStrength > 0 && denoiseStrength <= 1)) {
    throw new RangeError(`Cannot denoise with strength ${denoiseStrength}: a number above 0, at most 1, is wanted`);
  }
  const total = roundHalfEven(steps / denoiseStrength);
  return { total, first: total - Math.max(1, Math.floor(total * denoiseStrength)) };
}
