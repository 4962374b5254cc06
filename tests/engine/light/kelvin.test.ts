import { describe, expect, it } from '@jest/globals';
import { luminance } from '@relight/engine/light/equal-luminance.js';
import { kelvinToRgb } from '@relight/engine/light/kelvin.js';

describe('kelvinToRgb()', () => {
  it.each([1000, 1900, 3200, 5600, 6599, 6601, 12000, 40000])('has luminance 1 and no negative channel at %d K', (kelvin) => {
    const color = kelvinToRgb(kelvin);
    expect(luminance(color)).toBeCloseTo(1, 12);
    expect(Math.min(...color)).toBeGreaterThanOrEqual(0);
  });

  it('turns from red to blue as the temperature rises', () => {
    const ratio = [1000, 2000, 3200, 5600, 9000, 15000].map((kelvin) => {
      const [r, , b] = kelvinToRgb(kelvin);
      return b / r;
    });
    expect(ratio).toEqual([...ratio].sort((a, b) => a - b));
  });

  it('is nearly white at 6600 K', () => {
    for (const channel of kelvinToRgb(6600)) expect(channel).toBeCloseTo(1, 1);
  });

  it('follows the published fit at 3200 K: (255, 184, 123) on a screen', () => {
    const [r, g, b] = kelvinToRgb(3200);
    expect(g / r).toBeCloseTo(0.4793, 2);
    expect(b / r).toBeCloseTo(0.1981, 2);
  });

  it('holds outside its range', () => {
    expect(kelvinToRgb(10)).toEqual(kelvinToRgb(1000));
    expect(kelvinToRgb(1e9)).toEqual(kelvinToRgb(40000));
  });
});
