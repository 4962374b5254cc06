import { describe, expect, it } from '@jest/globals';
import { toDisplay, toLinear } from '@relight/models/srgb.js';

describe('the sRGB curve', () => {
  it.each([
    [0, 0],
    [0.04045, 0.0031308],
    [0.5, 0.2140411],
    [1, 1],
  ])('%d on display is %d of light', (display, light) => {
    expect(toLinear(display)).toBeCloseTo(light, 6);
    expect(toDisplay(light)).toBeCloseTo(display, 5);
  });

  it('goes there and back, below black and above white too', () => {
    for (let value = -0.5; value <= 2; value += 0.01) expect(toDisplay(toLinear(value))).toBeCloseTo(value, 6);
  });
});
