import type { Rational } from './media-backend.js';

/** Largest distance from the constant grid that still counts as constant, in seconds (container clocks tick in ms). */
const GRID_TOLERANCE = 0.001;

/** Rounding of times in floating point, in seconds. */
const EXACT = 1e-7;

const STANDARD: readonly Rational[] = [
  { num: 24000, den: 1001 },
  { num: 24, den: 1 },
  { num: 25, den: 1 },
  { num: 30000, den: 1001 },
  { num: 30, den: 1 },
  { num: 48, den: 1 },
  { num: 50, den: 1 },
  { num: 60000, den: 1001 },
  { num: 60, den: 1 },
  { num: 120, den: 1 },
];

export interface FrameTiming {
  readonly frameRate: Rational;
  /** The times themselves where no constant rate fits them within 1 ms, else null. */
  readonly timestamps: readonly number[] | null;
}

/** Divides out the common factor. */
export function reduce({ num, den }: Rational): Rational {
  let [a, b] = [num, den];
  while (b !== 0) [a, b] = [b, a % b];
  return { num: num / a, den: den / a };
}

/** Largest distance of a time from `index / rate`, in seconds. */
function deviation(times: readonly number[], { num, den }: Rational): number {
  return times.reduce((most, time, index) => Math.max(most, Math.abs(time - (index * den) / num)), 0);
}

/**
 * The exact constant rate of frames at `times` (seconds from the first), or the mean rate and the times themselves.
 * @param stated rates that the file names, the most trusted first
 */
export function frameTiming(times: readonly number[], stated: readonly Rational[]): FrameTiming {
  const named = stated.filter(({ num, den }) => num > 0 && den > 0).map(reduce);
  // A stated rate that meets every time is the file's own; one that only comes near may be its reader's guess.
  const exact = named.find((candidate) => deviation(times, candidate) < EXACT);
  const usual = named.filter(({ num, den }) => STANDARD.some((standard) => standard.num === num && standard.den === den));
  const near = [...usual, ...STANDARD, ...named].find((candidate) => deviation(times, candidate) <= GRID_TOLERANCE + EXACT);
  const rate = exact ?? near;
  if (rate) return { frameRate: rate, timestamps: null };
  const last = times[times.length - 1];
  const mean = { num: Math.round((times.length - 1) * 1e6), den: Math.round(last * 1e6) };
  return { frameRate: reduce(mean), timestamps: times };
}
