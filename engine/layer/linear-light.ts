/** Added before every logarithm of linear light: about the level below which a camera sees noise. */
export const LINEAR_FLOOR = 0.02;

/** Weights of R, G and B in luminance (BT.709). */
export const LUMINANCE = [0.2126, 0.7152, 0.0722] as const;

/** Steps of the curve's table: linear in between, it is off by less than 3e-8. */
const STEPS = 4096;

let table: Float32Array | null = null;

/** The sRGB curve (IEC 61966-2-1): code values in [0, 1] to linear light. */
export function linearLight(codes: Float32Array): Float32Array {
  table ??= Float32Array.from({ length: STEPS + 2 }, (_, step) => curve(step / STEPS));
  const light = new Float32Array(codes.length);
  for (let at = 0; at < codes.length; at++) {
    const position = Math.min(Math.max(codes[at], 0), 1) * STEPS;
    const step = Math.trunc(position);
    light[at] = table[step] + (position - step) * (table[step + 1] - table[step]);
  }
  return light;
}

function curve(code: number): number {
  return code <= 0.04045 ? code / 12.92 : ((code + 0.055) / 1.055) ** 2.4;
}

/** Luminance of three linear planes of `size` values each. */
export function luminance(rgb: Float32Array, size: number): Float32Array {
  const y = new Float32Array(size);
  for (let at = 0; at < size; at++) {
    y[at] = LUMINANCE[0] * rgb[at] + LUMINANCE[1] * rgb[at + size] + LUMINANCE[2] * rgb[at + 2 * size];
  }
  return y;
}
