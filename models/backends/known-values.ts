import { tensor, type Tensor } from '../tensor.js';

/** Each value is a multiple of 2^-11 in [-1, 1), so that every machine starts from the same float32 values. */
const STEPS = 4096;

/** A tensor whose values follow from its name alone; evenly spread in [-magnitude, magnitude). */
export function knownValues(name: string, dims: readonly number[], magnitude = 1): Tensor {
  const values = tensor(dims);
  let seed = 0;
  for (const letter of name) seed = scramble(seed ^ letter.charCodeAt(0));
  for (let i = 0; i < values.data.length; i++) values.data[i] = magnitude * (((scramble(seed ^ i) % STEPS) * 2) / STEPS - 1);
  return values;
}

/** The finaliser of MurmurHash3: well-mixed 32 bits, unsigned. */
export function scramble(word: number): number {
  let mixed = Math.imul(word ^ (word >>> 16), 0x85ebca6b);
  mixed = Math.imul(mixed ^ (mixed >>> 13), 0xc2b2ae35);
  return (mixed ^ (mixed >>> 16)) >>> 0;
}
