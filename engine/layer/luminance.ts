/** Added before every logarithm of linear light: about the level below which a camera sees noise. */
export const LINEAR_FLOOR = 0.02;

/** Weights of R, G and B in luminance (BT.709). */
export const LUMINANCE = [0.2126, 0.7152, 0.0722] as const;

/** Luminance of three linear planes of `size` values each. */
export function luminance(rgb: Float32Array, size: number): Float32Array {
  const y = new Float32Array(size);
  for (let at = 0; at < size; at++) {
    y[at] = LUMINANCE[0] * rgb[at] + LUMINANCE[1] * rgb[at + size] + LUMINANCE[2] * rgb[at + 2 * size];
  }
  return y;
}
