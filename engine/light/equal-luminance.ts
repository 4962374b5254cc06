import type { Rgb } from '@relight/models/interfaces/light.js';

/** BT.709 luminance of a linear colour. */
export function luminance([r, g, b]: Rgb): number {
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}

/**
 * The colour scaled to luminance 1, so that a hue never changes how strong a light is. `floor` is the least
 * luminance divided by: a pure blue of luminance 0.07 would otherwise become fourteen times as strong.
 */
export function equalLuminance(color: Rgb, floor = 0.15): Rgb {
  const divisor = Math.max(luminance(color), floor);
  if (!(divisor > 0)) return color;
  return [color[0] / divisor, color[1] / divisor, color[2] / divisor];
}
