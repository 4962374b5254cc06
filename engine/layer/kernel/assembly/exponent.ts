/** Binary logarithm and power, four values at a time: exponent bits apart, the mantissa by an equal-ripple polynomial. */

/** log2 of normal positive numbers, error below 7e-7. */
@inline
export function log2(x: v128): v128 {
  const e = i32x4.shr_s(i32x4.sub(x, i32x4.splat(0x3f3504f3)), 23);
  const f = f32x4.sub(i32x4.sub(x, i32x4.shl(e, 23)), f32x4.splat(1));
  let p = f32x4.splat(0.17616719007492065);
  p = f32x4.add(f32x4.mul(p, f), f32x4.splat(-0.2709774971008301));
  p = f32x4.add(f32x4.mul(p, f), f32x4.splat(0.29509973526000977));
  p = f32x4.add(f32x4.mul(p, f), f32x4.splat(-0.35918480157852173));
  p = f32x4.add(f32x4.mul(p, f), f32x4.splat(0.4806486964225769));
  p = f32x4.add(f32x4.mul(p, f), f32x4.splat(-0.7213677167892456));
  p = f32x4.add(f32x4.mul(p, f), f32x4.splat(1.4426963329315186));
  return f32x4.add(f32x4.convert_i32x4_s(e), f32x4.mul(p, f));
}

/** 2 to the power x for |x| < 126, relative error below 3e-6. */
@inline
export function exp2(x: v128): v128 {
  const whole = f32x4.nearest(x);
  const f = f32x4.sub(x, whole);
  let p = f32x4.splat(0.009570102207362652);
  p = f32x4.add(f32x4.mul(p, f), f32x4.splat(0.05591785907745361));
  p = f32x4.add(f32x4.mul(p, f), f32x4.splat(0.240247443318367));
  p = f32x4.add(f32x4.mul(p, f), f32x4.splat(0.6931217908859253));
  p = f32x4.add(f32x4.mul(p, f), f32x4.splat(0.9999992847442627));
  return i32x4.add(p, i32x4.shl(i32x4.trunc_sat_f32x4_s(whole), 23));
}
