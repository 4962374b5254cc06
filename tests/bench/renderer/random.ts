const { floor, imul } = Math;

/** A stream of random numbers, the same for the same seed everywhere. */
export interface Random {
  /** Uniform in [0, 1). */
  next(): number;
  /** Uniform in [low, high). */
  between(low: number, high: number): number;
  /** -1 or 1. */
  sign(): number;
  pick<T>(choices: readonly T[]): T;
  /** Zero mean, unit variance, near normal: a sum of six uniforms. */
  gaussian(): number;
}

/** Mulberry32 (32-bit state, integer arithmetic only). */
export function createRandom(seed: number): Random {
  let state = seed >>> 0;
  const next = (): number => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = state;
    t = imul(t ^ (t >>> 15), t | 1);
    t ^= t + imul(t ^ (t >>> 7), t | 61);
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
  return {
    next,
    between: (low, high) => low + (high - low) * next(),
    sign: () => (next() < 0.5 ? -1 : 1),
    pick: (choices) => choices[floor(next() * choices.length)],
    gaussian: () => (next() + next() + next() + next() + next() + next() - 3) * Math.SQRT2,
  };
}
