/** Entries of the table per unit, and where it ends: what is left there is below 2e-7. */
const STEPS = 256;
const LAST = 16;

let made: Float32Array | null = null;

/** `exp(-value)` for a value of 0 or more, from a table: off by less than 2e-6 of itself up to 16, level from there on. */
export function decay(value: number): number {
  const table = (made ??= Float32Array.from({ length: LAST * STEPS + 2 }, (_, at) => Math.exp(-at / STEPS)));
  const place = value < LAST ? value * STEPS : LAST * STEPS;
  const step = place | 0;
  return table[step] + (place - step) * (table[step + 1] - table[step]);
}
