import type { Rational } from './media-backend.js';

/** Largest distance from the constant grid that still counts as constant, in seconds (container clocks tick in ms). */
const GRID_TOLERANCE = 0.001;

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

/** True when every time lies within 1 ms of `index / rate`. */
function fits(times: readonly number[], rate: Rational): boolean {
  return times.every((time, index) => Math.abs(time - (index * rate.den) / rate.num) <= GRID_TOLERANCE + 1e-9);
}

/**
 * The exact constant rate of frames at `times` (seconds from the first), or the mean rate and the times themselves.
 * @param stated rates that the file names, the most trusted first
 */
export function frameTiming(times: readonly number[], stated: readonly Rational[]): FrameTiming {
  const named = stated.filter(({ num, den }) => num > 0 && den > 0).map(reduce);
  const rate = [...named, ...STANDARD].find((candidate) => fits(times, candidate));
  if (rate) return { frameRate: rate, timestamps: null };
  const last = times[times.length - 1];
  const mean = { num: Math.round((times.length - 1) * 1e6), den: Math.round(last * 1e6) };
  return { frameRate: reduce(mean), timestamps: times };
}
