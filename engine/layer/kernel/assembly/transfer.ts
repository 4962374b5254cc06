/**
 * The sRGB curve four pixels at a time. Both powers are polynomials in a root of the argument, of equal ripple where the
 * curve is not linear; even and odd terms apart, since the loops wait for latency, not for work.
 */

/** Display-referred code value in [0, 1] to linear light: `base ** 2.4` by way of the square root, error below 1e-7. */
@inline
export function toLinear(code: v128): v128 {
  const linear = f32x4.mul(code, f32x4.splat(1 / 12.92));
  const base = f32x4.mul(f32x4.add(code, f32x4.splat(0.055)), f32x4.splat(1 / 1.055));
  const t = f32x4.sqrt(base);
  const tt = base;
  let p = f32x4.splat(-0.03535861149430275);
  p = f32x4.add(f32x4.mul(p, tt), f32x4.add(f32x4.splat(0.31224215030670166), f32x4.mul(t, f32x4.splat(0.8079144954681396))));
  p = f32x4.add(f32x4.mul(p, tt), f32x4.add(f32x4.splat(0.031333502382040024), f32x4.mul(t, f32x4.splat(-0.11127936840057373))));
  p = f32x4.add(f32x4.mul(p, tt), f32x4.add(f32x4.splat(0.0003789703769143671), f32x4.mul(t, f32x4.splat(-0.005231201183050871))));
  return v128.bitselect(linear, p, f32x4.le(code, f32x4.splat(0.04045)));
}

/** Linear light, at least 0, to display-referred code value: `light ** (1 / 2.4)` by way of the fourth root, error below 4e-7. */
@inline
export function toCode(light: v128): v128 {
  const linear = f32x4.mul(light, f32x4.splat(12.92));
  const tt = f32x4.sqrt(light);
  const t = f32x4.sqrt(tt);
  let p = f32x4.add(f32x4.splat(0.39471402764320374), f32x4.mul(t, f32x4.splat(-0.07621046155691147)));
  p = f32x4.add(f32x4.mul(p, tt), f32x4.add(f32x4.splat(1.2091513872146606), f32x4.mul(t, f32x4.splat(-0.8984141945838928))));
  p = f32x4.add(f32x4.mul(p, tt), f32x4.add(f32x4.splat(1.461525797843933), f32x4.mul(t, f32x4.splat(-1.1558961868286133))));
  p = f32x4.add(f32x4.mul(p, tt), f32x4.add(f32x4.splat(-0.05844658985733986), f32x4.mul(t, f32x4.splat(0.12357588857412338))));
  return v128.bitselect(linear, p, f32x4.le(light, f32x4.splat(0.0031308)));
}
