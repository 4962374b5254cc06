import { describe, expect, it } from '@jest/globals';
import { halfExtent, halve, twice } from '@relight/models/families/lite/halve.js';

describe('halve() and twice()', () => {
  it.each([
    { width: 12, height: 8 },
    { width: 7, height: 5 },
    { width: 1, height: 1 },
  ])('leave a constant alone at $width x $height', (extent) => {
    const size = extent.width * extent.height;
    const small = halve(new Float32Array(size).fill(0.3), extent);
    const half = halfExtent(extent);
    expect(small.length).toBe(half.width * half.height);
    expect(Math.max(...twice(small, extent, new Float32Array(size)).map((value) => Math.abs(value - 0.3)))).toBeLessThan(1e-6);
  });

  it('leave a ramp alone but for its edges', () => {
    const extent = { width: 16, height: 12 };
    const ramp = Float32Array.from({ length: 16 * 12 }, (_, at) => (at % 16) + 3 * Math.floor(at / 16));
    const back = twice(halve(ramp, extent), extent, new Float32Array(16 * 12));
    for (let y = 1; y < 11; y++) for (let x = 1; x < 15; x++) expect(back[y * 16 + x]).toBeCloseTo(ramp[y * 16 + x], 4);
  });
});
