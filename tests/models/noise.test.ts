import { describe, expect, it } from '@jest/globals';
import { seededNoise } from '@relight/models/noise.js';

const PINNED = ['0.21790', '-2.40300', '1.26568', '-0.33904'];

function moment(values: Float32Array, power: number): number {
  return values.reduce((sum, value) => sum + value ** power, 0) / values.length;
}

function correlation(a: Float32Array, b: Float32Array): number {
  return a.reduce((sum, value, i) => sum + value * b[i], 0) / a.length;
}

describe('seededNoise()', () => {
  const size = 50_000;
  const [noise] = [seededNoise(42)([size]).data];

  it('is Gaussian: moments 0, 1, 0, 3', () => {
    expect([1, 2, 3, 4].map((power) => Math.abs(moment(noise, power) - [0, 1, 0, 3][power - 1]) < 0.06)).toEqual([true, true, true, true]);
    const [inside, far] = [1, 3].map((bound) => noise.filter((value) => Math.abs(value) > bound).length / size);
    expect(inside).toBeCloseTo(0.3173, 2);
    expect(far).toBeCloseTo(0.0027, 3);
  });

  it('has no memory from value to value', () => {
    expect(Math.abs(correlation(noise.subarray(0, -1), noise.subarray(1)))).toBeLessThan(0.02);
    expect(Math.abs(correlation(noise.subarray(0, -2), noise.subarray(2)))).toBeLessThan(0.02);
  });

  it('is the same for the same seed and stream, whatever the machine', () => {
    expect(seededNoise(42)([1000]).data).toEqual(noise.subarray(0, 1000));
    expect([...seededNoise(42)([4]).data].map((value) => value.toFixed(5))).toEqual(PINNED);
  });

  it.each([
    ['another seed', seededNoise(43)],
    ['another stream', seededNoise(42, 1)],
    ['a seed beyond 32 bits', seededNoise(42 + 2 ** 40)],
    ['seed and stream swapped', seededNoise(0, 42)],
  ])('is unrelated for %s', (_, other) => {
    expect(Math.abs(correlation(other([size]).data, noise))).toBeLessThan(0.02);
  });

  it('goes on from call to call, in the wanted shape', () => {
    const source = seededNoise(1);
    const [first, second] = [source([1, 3]), source([3, 1])];
    expect([first.dims, second.dims]).toEqual([
      [1, 3],
      [3, 1],
    ]);
    expect(second.data).not.toEqual(first.data);
  });
});
