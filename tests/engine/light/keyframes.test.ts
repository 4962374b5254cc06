import { describe, expect, it } from '@jest/globals';
import { constant, mapKeys, mixNumbers, valueAt } from '@relight/engine/light/keyframes.js';

describe('valueAt()', () => {
  const keys = [
    [10, 1],
    [20, 3],
    [40, -1],
  ] as const;

  it.each([
    [-5, 1],
    [10, 1],
    [15, 2],
    [20, 3],
    [25, 2],
    [40, -1],
    [1000, -1],
  ])('is linear between keyframes and held outside: frame %d gives %d', (frame, value) => {
    expect(valueAt(keys, frame, mixNumbers)).toBe(value);
  });

  it('does not move without a second keyframe', () => {
    expect(valueAt(constant(7), 99, mixNumbers)).toBe(7);
  });
});

describe('mapKeys()', () => {
  it('keeps the frames', () => {
    expect(
      mapKeys(
        [
          [3, 1],
          [5, 2],
        ] as const,
        (value) => value * 10,
      ),
    ).toEqual([
      [3, 10],
      [5, 20],
    ]);
  });
});
