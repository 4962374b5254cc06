import { describe, expect, it } from '@jest/globals';
import { gaussianBlur } from '@relight/models/families/lite/gaussian-blur.js';

const extent = { width: 61, height: 61 };

describe('gaussianBlur()', () => {
  it.each([0.7, 1.5, 2.9, 3, 5, 8])('with sigma %d keeps the sum of a dot and spreads it by sigma', (sigma) => {
    const dot = new Float32Array(61 * 61);
    dot[30 * 61 + 30] = 1;
    const out = gaussianBlur(dot, extent, sigma);
    let sum = 0;
    let variance = 0;
    out.forEach((value, at) => {
      sum += value;
      variance += value * ((at % 61) - 30) ** 2;
    });
    expect(sum).toBeCloseTo(1, 3);
    expect(Math.abs(Math.sqrt(variance) - sigma)).toBeLessThan(0.08 * sigma);
  });

  it.each([1, 12])('with sigma %d leaves a constant alone, up to the edges', (sigma) => {
    const out = gaussianBlur(new Float32Array(61 * 61).fill(0.3), extent, sigma);
    expect(Math.max(...out.map((value) => Math.abs(value - 0.3)))).toBeLessThan(1e-6);
  });

  it('takes fields smaller than its reach', () => {
    const out = gaussianBlur(Float32Array.of(1, 1, 1, 1, 1, 1), { width: 3, height: 2 }, 12);
    expect([...out].every((value) => Math.abs(value - 1) < 1e-6)).toBe(true);
  });
});
