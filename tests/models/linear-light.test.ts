import { describe, expect, it } from '@jest/globals';
import { linearLight } from '@relight/models/linear-light.js';
import { toLinear } from '@relight/models/srgb.js';

describe('linearLight()', () => {
  it('is the sRGB curve to 1e-7', () => {
    const display = Float32Array.from({ length: 10001 }, (_, step) => step / 10000);
    const light = linearLight(display);
    expect(Math.max(...light.map((value, at) => Math.abs(value - toLinear(display[at]))))).toBeLessThan(1e-7);
  });

  it('holds values at black and white, and keeps what is no number', () => {
    expect([...linearLight(Float32Array.of(-1, -Infinity, 2, Infinity, NaN))]).toEqual([0, 0, 1, 1, NaN]);
  });
});
