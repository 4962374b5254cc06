/** Seconds between two values of the noise: a flame breathes about twice a second, and wanders over a few. */
const PERIODS = [
  { seconds: 0.5, share: 0.65 },
  { seconds: 1.6, share: 0.35 },
] as const;

/**
 * A flame's strength after `seconds`, around 1, within 1 - amount and 1 + amount: keyframed noise, smooth between the
 * keyframes, that depends on nothing but the time, so that every run, preview and frame rate burns alike.
 */
export function flicker(seconds: number, amount: number): number {
  let sum = 0;
  for (const [octave, period] of PERIODS.entries()) {
    const at = seconds / period.seconds;
    const before = Math.floor(at);
    const t = at - before;
    const ease = t * t * (3 - 2 * t);
    sum += period.share * (noise(before, octave) * (1 - ease) + noise(before + 1, octave) * ease);
  }
  return 1 + amount * sum;
}

/** Fixed noise in [-1, 1) from integers: the finishing step of MurmurHash3. */
function noise(at: number, octave: number): number {
  let hash = Math.imul(at, 0x9e3779b1) ^ Math.imul(octave + 1, 0x85ebca6b);
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
  return ((hash ^ (hash >>> 16)) >>> 0) / 2 ** 31 - 1;
}
