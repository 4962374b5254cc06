/** A value over the clip: `[frame, value]` with rising frames, at least one; constant before the first and after the last. */
export type Keyed<T> = readonly (readonly [frame: number, value: T])[];

/** How to go from one value to the next, `t` in (0, 1). */
export type Mix<T> = (from: T, to: T, t: number) => T;

/** A value that does not move. */
export function constant<T>(value: T): Keyed<T> {
  return [[0, value]];
}

/** The value at `frame`, mixed between its neighbours. */
export function valueAt<T>(keys: Keyed<T>, frame: number, mix: Mix<T>): T {
  const next = keys.findIndex(([at]) => at >= frame);
  if (next < 0) return keys[keys.length - 1][1];
  const [end, to] = keys[next];
  if (next === 0 || end === frame) return to;
  const [start, from] = keys[next - 1];
  return mix(from, to, (frame - start) / (end - start));
}

/** The same keyframes with each value changed. */
export function mapKeys<T, U>(keys: Keyed<T>, change: (value: T) => U): Keyed<U> {
  return keys.map(([frame, value]) => [frame, change(value)] as const);
}

/** The usual mix of numbers. */
export function mixNumbers(from: number, to: number, t: number): number {
  return from + (to - from) * t;
}
