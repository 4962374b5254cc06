import { describe, expect, it } from '@jest/globals';
import { resample } from '@relight/engine/pipeline/resample.js';

describe('resample()', () => {
  const plane = Float32Array.of(1, 2, 3, 4, 5, 6);
  const size = { height: 2, width: 3 };

  it('gives a plane of the wanted size back as it is', () => {
    expect(resample(plane, size, size)).toBe(plane);
  });

  it('shrinks by area means, whole cells and parts of cells', () => {
    expect([...resample(plane, size, { height: 1, width: 1 })]).toEqual([3.5]);
    const halves = resample(plane, size, { height: 2, width: 2 });
    [4 / 3, 8 / 3, 13 / 3, 17 / 3].forEach((wanted, i) => expect(halves[i]).toBeCloseTo(wanted, 6));
  });

  it('grows bilinearly with centres aligned and edges held', () => {
    const grown = resample(Float32Array.of(0, 1), { height: 1, width: 2 }, { height: 3, width: 4 });
    [0, 1, 2].forEach((row) => {
      expect([...grown.subarray(4 * row, 4 * row + 4)]).toEqual([0, 0.25, 0.75, 1]);
    });
  });

  it('keeps the mean when it shrinks, also to sides that do not divide', () => {
    const wide = Float32Array.from({ length: 35 }, (_, i) => (i * 37) % 11);
    const mean = (values: Float32Array): number => values.reduce((sum, value) => sum + value, 0) / values.length;
    expect(mean(resample(wide, { height: 5, width: 7 }, { height: 3, width: 4 }))).toBeCloseTo(mean(wide), 5);
  });
});
