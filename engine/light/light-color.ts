import type { Rgb } from '@relight/models/interfaces/light.js';
import { equalLuminance } from './equal-luminance.js';
import { kelvinToRgb } from './kelvin.js';

/** A light's colour: a temperature in kelvin or a linear BT.709 colour of any scale. */
export type LightColor = { readonly kelvin: number } | { readonly rgb: Rgb };

/** Linear colour of luminance 1 (saturated blues: less, see `equalLuminance`). */
export function lightColor(color: LightColor): Rgb {
  return 'kelvin' in color ? kelvinToRgb(color.kelvin) : equalLuminance(color.rgb);
}

/** Between two colours, `t` in [0, 1]: temperatures in mired (equal steps to the eye), anything else linearly. */
export function mixLightColors(from: LightColor, to: LightColor, t: number): LightColor {
  if ('kelvin' in from && 'kelvin' in to) {
    return { kelvin: 1 / ((1 - t) / from.kelvin + t / to.kelvin) };
  }
  const a = lightColor(from);
  const b = lightColor(to);
  return { rgb: [a[0] + (b[0] - a[0]) * t, a[1] + (b[1] - a[1]) * t, a[2] + (b[2] - a[2]) * t] };
}
