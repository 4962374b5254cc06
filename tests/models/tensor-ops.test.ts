import { describe, expect, it } from '@jest/globals';
import { concatFrames, copyFrames, scaled, sliceFrames, weightedSum } from '@relight/models/tensor-ops.js';
import { tensor } from '@relight/models/tensor.js';

describe('sliceFrames() and concatFrames()', () => {
  const whole = tensor([3, 2], Float32Array.of(1, 2, 3, 4, 5, 6));

  it('cut and join along the first dimension', () => {
    const parts = [sliceFrames(whole, 0, 1), sliceFrames(whole, 1, 2)];
    expect(parts.map(({ dims, data }) => [dims, [...data]])).toEqual([
      [
        [1, 2],
        [1, 2],
      ],
      [
        [2, 2],
        [3, 4, 5, 6],
      ],
    ]);
    expect(concatFrames(parts)).toEqual(whole);
  });

  it('share memory when cutting, and when there is nothing to join', () => {
    expect(sliceFrames(whole, 1, 1).data.buffer).toBe(whole.data.buffer);
    expect(concatFrames([whole])).toBe(whole);
  });

  it.each([
    [-1, 1],
    [2, 2],
  ])('refuse to cut %d, %d', (first, count) => {
    expect(() => sliceFrames(whole, first, count)).toThrow(RangeError);
  });

  it('refuse frames of different shapes, and more than there is room for', () => {
    expect(() => concatFrames([whole, tensor([1, 3])])).toThrow(RangeError);
    expect(() => {
      copyFrames(whole, tensor([3, 2]), 1);
    }).toThrow(RangeError);
  });
});

describe('weightedSum() and scaled()', () => {
  it('work value by value', () => {
    const [x, y] = [tensor([2], Float32Array.of(1, 2)), tensor([2], Float32Array.of(10, 20))];
    expect([...weightedSum(2, x, 0.5, y).data]).toEqual([7, 14]);
    expect([...scaled(-3, x).data]).toEqual([-3, -6]);
  });

  it('refuse sizes that differ', () => {
    expect(() => weightedSum(1, tensor([2]), 1, tensor([3]))).toThrow(RangeError);
  });
});
