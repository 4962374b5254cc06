import { tensor } from './tensor.js';
import type { NoiseSource } from './interfaces/scheduler.js';

/**
 * Gaussian noise of mean 0 and variance 1; one seed and stream, one sequence. Streams of a seed are independent:
 * one per window, say. The generator is xoshiro128** (Blackman, Vigna 2018), the bell curve Box and Muller's.
 */
export function seededNoise(seed: number, stream = 0): NoiseSource {
  const uniform = createUniform(seed, stream);
  return (dims) => {
    const noise = tensor(dims);
    for (let i = 0; i < noise.data.length; i += 2) {
      const radius = Math.sqrt(-2 * Math.log(1 - uniform()));
      const angle = 2 * Math.PI * uniform();
      noise.data[i] = radius * Math.cos(angle);
      if (i + 1 < noise.data.length) noise.data[i + 1] = radius * Math.sin(angle);
    }
    return noise;
  };
}

/** Uniform numbers in [0, 1), 32 bits each. */
function createUniform(seed: number, stream: number): () => number {
  const mix = createMix(seed, stream);
  let [a, b, c, d] = [mix(), mix(), mix(), mix() | 1];
  return () => {
    const scrambled = Math.imul(rotate(Math.imul(b, 5), 7), 9) >>> 0;
    const shifted = b << 9;
    c ^= a;
    d ^= b;
    b ^= c;
    a ^= d;
    c ^= shifted;
    d = rotate(d, 11);
    return scrambled / 2 ** 32;
  };
}

/** Well-mixed 32-bit words from a seed of up to 53 bits and a stream number: the finaliser of MurmurHash3 over a counter. */
function createMix(seed: number, stream: number): () => number {
  const words = [seed % 2 ** 32, Math.floor(seed / 2 ** 32), stream % 2 ** 32, Math.floor(stream / 2 ** 32)];
  let state = words.reduce((hash, word) => scramble(hash ^ word) + 0x9e3779b9, 0);
  return () => scramble((state += 0x9e3779b9));
}

function scramble(word: number): number {
  let mixed = Math.imul(word ^ (word >>> 16), 0x85ebca6b);
  mixed = Math.imul(mixed ^ (mixed >>> 13), 0xc2b2ae35);
  return mixed ^ (mixed >>> 16);
}

function rotate(word: number, by: number): number {
  return (word << by) | (word >>> (32 - by));
}
