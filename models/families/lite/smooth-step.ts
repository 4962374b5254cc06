/** 0 below `from`, 1 above `to`, a smooth rise between. */
export function smoothStep(from: number, to: number, value: number): number {
  if (value <= from) return 0;
  if (value >= to) return 1;
  const t = (value - from) / (to - from);
  return t * t * (3 - 2 * t);
}
