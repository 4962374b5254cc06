const { floor, min, pow, sqrt } = Math;

const SIZE = 4096;
const decodeExact = (code: number): number => (code <= 0.04045 ? code / 12.92 : pow((code + 0.055) / 1.055, 2.4));
const encodeExact = (linear: number): number => (linear <= 0.0031308 ? 12.92 * linear : 1.055 * pow(linear, 1 / 2.4) - 0.055);
const DECODE = Float64Array.from({ length: SIZE + 2 }, (_, i) => decodeExact(i / SIZE));
/** Indexed by the square root, in which the curve bends evenly. */
const ENCODE = Float64Array.from({ length: SIZE + 2 }, (_, i) => encodeExact((i / SIZE) * (i / SIZE)));

function lookUp(table: Float64Array, position: number): number {
  const at = position * SIZE;
  const i = floor(at);
  return table[i] + (table[i + 1] - table[i]) * (at - i);
}

/** sRGB code value to linear light; both in [0, 1], clamped. Within 1e-6. */
export function toLinear(code: number): number {
  return code <= 0 ? 0 : lookUp(DECODE, min(1, code));
}

/** Linear light to sRGB code value; both in [0, 1], clamped. Within 1e-5. */
export function toDisplay(linear: number): number {
  return linear <= 0 ? 0 : lookUp(ENCODE, sqrt(min(1, linear)));
}
