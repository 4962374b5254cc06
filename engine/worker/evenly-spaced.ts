/** At most `wanted` of the indices 0 to `count` - 1, rising and evenly spaced, the middle of each part. */
export function evenlySpaced(count: number, wanted: number): readonly number[] {
  const taken = Math.min(count, wanted);
  return Array.from({ length: taken }, (_, part) => Math.floor(((part + 0.5) * count) / taken));
}
