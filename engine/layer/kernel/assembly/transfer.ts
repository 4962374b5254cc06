/**
 * The sRGB curve four pixels at a time. Both powers are polynomials in a root of the argument, fitted (equal ripple)
 * where the curve is not linear: less than a tenth of a 16-bit code value from the double-precision curve.
 */

/** Display-referred code value in [0, 1] to linear light; `code ** 2.4` by way of its square root, error below 1e-7. */
@inline
export function toLinear(code: v128): v128 {
  const linear = f32x4.mul(code, f32x4.splat(1 / 12.92));
  const base = f32x4.mul(f32x4.add(code, f32x4.splat(0.055)), f32x4.splat(1 / 1.055));
  const t = f32x4.sqrt(base);
  let p = f32x4.splat(-0.03535861149430275);
  p = f32x4.add(f32x4.mul(p, t), f32x4.splat(0.8079144954681396));
  p = f32x4.add(f32x4.mul(p, t), f32x4.splat(0.31224215030670166));
  p = f32x4.add(f32x4.mul(p, t), f32x4.splat(-0.11127936840057373));
  p = f32x4.add(f32x4.mul(p, t), f32x4.splat(0.031333502382040024));
  p = f32x4.add(f32x4.mul(p, t), f32x4.splat(-0.005231201183050871));
  p = f32x4.add(f32x4.mul(p, t), f32x4.splat(0.0003789703769143671));
  return v128.bitselect(linear, p, f32x4.le(code, f32x4.splat(0.04045)));
}

/** Linear light, at least 0, to display-referred code value; `linear ** (1 / 2.4)` by way of its fourth root, error below 4e-7. */
@inline
export function toCode(light: v128): v128 {
  const linear = f32x4.mul(light, f32x4.splat(12.92));
  const t = f32x4.sqrt(f32x4.sqrt(light));
  let p = f32x4.splat(-0.07621046155691147);
  p = f32x4.add(f32x4.mul(p, t), f32x4.splat(0.39471402764320374));
  p = f32x4.add(f32x4.mul(p, t), f32x4.splat(-0.8984141945838928));
  p = f32x4.add(f32x4.mul(p, t), f32x4.splat(1.2091513872146606));
  p = f32x4.add(f32x4.mul(p, t), f32x4.splat(-1.1558961868286133));
  p = f32x4.add(f32x4.mul(p, t), f32x4.splat(1.461525797843933));
  p = f32x4.add(f32x4.mul(p, t), f32x4.splat(0.12357588857412338));
  p = f32x4.add(f32x4.mul(p, t), f32x4.splat(-0.05844658985733986));
  return v128.bitselect(linear, p, f32x4.le(light, f32x4.splat(0.0031308)));
}
