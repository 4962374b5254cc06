/** sRGB's decoding function (IEC 61966-2-1): display value to linear light; odd about 0, not clamped above 1. */
export function toLinear(value: number): number {
  const size = Math.abs(value);
  return Math.sign(value) * (size <= 0.04045 ? size / 12.92 : ((size + 0.055) / 1.055) ** 2.4);
}

/** Its inverse: linear light to display value. */
export function toDisplay(light: number): number {
  const size = Math.abs(light);
  return Math.sign(light) * (size <= 0.0031308 ? size * 12.92 : 1.055 * size ** (1 / 2.4) - 0.055);
}
