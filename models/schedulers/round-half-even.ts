/** Rounds to the nearest integer, halves to the even one, as Python's `round` and NumPy do: 62.5 gives 62. */
export function roundHalfEven(value: number): number {
  const below = Math.floor(value);
  if (value - below !== 0.5) return Math.round(value);
  return below % 2 === 0 ? below : below + 1;
}
