import { describe, expect, it } from '@jest/globals';
import { cos, fifthRoot, sin, srgbToLinear } from './exact-math.js';
import { encodeSrgb8 } from './expose.js';
import { kelvinToLinear } from './kelvin.js';

describe('elementary functions of the renderer', () => {
  it('sin() and cos() agree with the exact ones', () => {
    for (let x = -20; x < 20; x += 0.037) {
      expect(Math.abs(sin(x) - Math.sin(x))).toBeLessThan(1e-7);
      expect(Math.abs(cos(x) - Math.cos(x))).toBeLessThan(1e-7);
    }
  });

  it('fifthRoot() undoes the fifth power', () => {
    for (const x of [0.02, 0.1, 0.4, 1, 1.08]) expect(fifthRoot(x ** 5)).toBeCloseTo(x, 10);
  });

  it('encodeSrgb8() undoes srgbToLinear() for every code', () => {
    for (let code = 0; code < 256; code++) expect(encodeSrgb8(srgbToLinear(code / 255))).toBe(code);
  });

  it('kelvinToLinear() is warm below 6500 K, cold above, with luminance 1', () => {
    const [r, g, b] = kelvinToLinear(6500);
    expect(Math.max(r, g, b) / Math.min(r, g, b)).toBeLessThan(1.12);
    const warm = kelvinToLinear(2700);
    expect(warm[0]).toBeGreaterThan(3 * warm[2]);
    const cold = kelvinToLinear(11000);
    expect(cold[2]).toBeGreaterThan(cold[0]);
    expect(0.2126 * cold[0] + 0.7152 * cold[1] + 0.0722 * cold[2]).toBeCloseTo(1, 12);
  });
});
