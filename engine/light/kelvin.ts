import { toLinear } from '@relight/models/srgb.js';
import type { Rgb } from '@relight/models/interfaces/light.js';
import { equalLuminance } from './equal-luminance.js';

/** Range of the fit, in kelvin. */
export const MIN_KELVIN = 1000;
export const MAX_KELVIN = 40000;

/**
 * Colour of a black body, linear BT.709, of luminance 1: Tanner Helland's fit to Mitchell Charity's table
 * (display-referred, 0 to 255), decoded and divided by its luminance. Clamped to the fit's range.
 */
export function kelvinToRgb(kelvin: number): Rgb {
  const t = Math.min(MAX_KELVIN, Math.max(MIN_KELVIN, kelvin)) / 100;
  const red = t <= 66 ? 255 : 329.698727446 * (t - 60) ** -0.1332047592;
  const green = t <= 66 ? 99.4708025861 * Math.log(t) - 161.1195681661 : 288.1221695283 * (t - 60) ** -0.0755148492;
  const blue = t >= 66 ? 255 : t <= 19 ? 0 : 138.5177312231 * Math.log(t - 10) - 305.0447927307;
  return equalLuminance([decode(red), decode(green), decode(blue)], 0);
}

function decode(value: number): number {
  return toLinear(Math.min(255, Math.max(0, value)) / 255);
}
