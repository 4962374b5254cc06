/** Binary logarithm and power, four values at a time: exponent bits apart, the mantissa by a polynomial of equal ripple. */

/** 1.5 * 2 ** 23: added to a small number it leaves the nearest integer in the low bits. */
const ROUNDER: f32 = 12582912;

/** log2 of normal positive numbers, error below 1e-6. */
@inline
export function log2(x: v128): v128 {
  const e = i32x4.shr_s(i32x4.sub(x, i32x4.splat(0x3f3504f3)), 23);
  const f = f32x4.sub(i32x4.sub(x, i32x4.shl(e, 23)), f32x4.splat(1));
  const ff = f32x4.mul(f, f);
  let p = f32x4.splat(0.17616719007492065);
  p = f32x4.add(f32x4.mul(p, ff), f32x4.add(f32x4.splat(0.29509973526000977), f32x4.mul(f, f32x4.splat(-0.2709774971008301))));
  p = f32x4.add(f32x4.mul(p, ff), f32x4.add(f32x4.splat(0.4806486964225769), f32x4.mul(f, f32x4.splat(-0.35918480157852173))));
  p = f32x4.add(f32x4.mul(p, ff), f32x4.add(f32x4.splat(1.4426963329315186), f32x4.mul(f, f32x4.splat(-0.7213677167892456))));
  return f32x4.add(f32x4.convert_i32x4_s(e), f32x4.mul(p, f));
}

/** 2 to the power x for |x| < 126, relative error below 3e-6. */
@inline
export function exp2(x: v128): v128 {
  const rounded = f32x4.add(x, f32x4.splat(ROUNDER));
  const f = f32x4.sub(x, f32x4.sub(rounded, f32x4.splat(ROUNDER)));
  const ff = f32x4.mul(f, f);
  let p = f32x4.splat(0.009570102207362652);
  p = f32x4.add(f32x4.mul(p, ff), f32x4.add(f32x4.splat(0.240247443318367), f32x4.mul(f, f32x4.splat(0.05591785907745361))));
  p = f32x4.add(f32x4.mul(p, ff), f32x4.add(f32x4.splat(0.9999992847442627), f32x4.mul(f, f32x4.splat(0.6931217908859253))));
  return i32x4.add(p, i32x4.shl(rounded, 23));
}
