import { describe, expect, it } from '@jest/globals';
import { luminance } from '@relight/engine/light/equal-luminance.js';
import { lightColor, mixLightColors } from '@relight/engine/light/light-color.js';

describe('lightColor()', () => {
  it('makes a colour as strong as any other, whatever its scale', () => {
    expect(luminance(lightColor({ rgb: [1, 0.03, 0.3] }))).toBeCloseTo(1, 12);
    expect(lightColor({ rgb: [4, 2, 1] })).toEqual(lightColor({ rgb: [8, 4, 2] }));
  });

  it('divides a pure blue by 0.15 at most', () => {
    expect(lightColor({ rgb: [0, 0, 1] })[2]).toBeCloseTo(1 / 0.15, 12);
  });
});

describe('mixLightColors()', () => {
  it('mixes temperatures in mired', () => {
    const middle = mixLightColors({ kelvin: 2000 }, { kelvin: 6000 }, 0.5);
    expect('kelvin' in middle ? middle.kelvin : NaN).toBeCloseTo(3000, 9);
  });

  it('mixes a temperature and a colour linearly', () => {
    const [from, to] = [lightColor({ kelvin: 3000 }), lightColor({ rgb: [0.1, 1, 0.2] })];
    const middle = mixLightColors({ kelvin: 3000 }, { rgb: [0.1, 1, 0.2] }, 0.25);
    const wanted = from.map((value, channel) => 0.75 * value + 0.25 * to[channel]);
    lightColor(middle).forEach((value, channel) => {
      expect(value).toBeCloseTo(wanted[channel], 12);
    });
  });
});
