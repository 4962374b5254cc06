import { exp2, log2 } from './exponent';
import { between } from './maps';
import { bleach, maxOf, reachesShoulder, shoulder } from './tone';
import { toCode, toLinear } from './transfer';

/** Added to luminance before its logarithm, as in the guide at view size. */
const GUIDE_FLOOR: f32 = 0.02;
/** Luminance at which half of a raise is trusted: below lies the sensor's noise. */
const NOISE: f32 = 0.006;
/** log2 of the gain's bounds, 0.04 and 5. */
const LOWEST: f32 = -4.643856189774724;
const HIGHEST: f32 = 2.321928094887362;

@inline
function loadPixels(at: usize): v128 {
  return toLinear(f32x4.mul(f32x4.convert_i32x4_u(v128.load_ext<u16>(at)), f32x4.splat(1.0 / 65535.0)));
}

@inline
function storePixels(to: usize, source: v128, relit: v128, strength: v128): void {
  const light = f32x4.add(source, f32x4.mul(strength, f32x4.sub(relit, source)));
  const code = f32x4.add(f32x4.mul(toCode(light), f32x4.splat(65535)), f32x4.splat(0.5));
  const whole = i32x4.trunc_sat_f32x4_s(code);
  v128.store64_lane(to, i16x8.narrow_i32x4_u(whole, whole), 0);
}

/** Gain of one channel: 2 ** (a log2(Y + floor) + b), held in bounds, raises held back in the noise. */
@inline
function gainOf(a: v128, b: v128, guide: v128, trust: v128): v128 {
  const exponent = f32x4.add(f32x4.mul(a, guide), b);
  const gain = exp2(f32x4.min(f32x4.max(exponent, f32x4.splat(LOWEST)), f32x4.splat(HIGHEST)));
  const one = f32x4.splat(1);
  return f32x4.add(f32x4.min(gain, one), f32x4.mul(trust, f32x4.max(f32x4.sub(gain, one), f32x4.splat(0))));
}

/**
 * Relights one row of `width` pixels. `from` and `to` are the addresses of the red values; green and blue follow at
 * `plane` bytes each. `top` and `bottom` hold nine map rows (a, b and offset of R, G, B), `stride` bytes apart; `share` is
 * how far the row lies from top to bottom. `patternTop` is 0 for none, else as `top` with three rows.
 * Writes up to three values past the row's end.
 */
export function applyRow(
  from: usize,
  to: usize,
  plane: usize,
  width: i32,
  top: usize,
  bottom: usize,
  stride: usize,
  share: f32,
  patternTop: usize,
  patternBottom: usize,
  patternShare: f32,
  strength: f32,
): void {
  const s = f32x4.splat(share);
  const ps = f32x4.splat(patternShare);
  const mix = f32x4.splat(strength);
  for (let x: usize = 0; x < <usize>width; x += 4) {
    const pixel = x << 1;
    const cell = x << 2;
    const r = loadPixels(from + pixel);
    const g = loadPixels(from + pixel + plane);
    const b = loadPixels(from + pixel + 2 * plane);

    const luminance = f32x4.add(
      f32x4.add(f32x4.mul(r, f32x4.splat(0.2126)), f32x4.mul(g, f32x4.splat(0.7152))),
      f32x4.mul(b, f32x4.splat(0.0722)),
    );
    const guide = log2(f32x4.add(luminance, f32x4.splat(GUIDE_FLOOR)));
    const trust = f32x4.div(luminance, f32x4.add(luminance, f32x4.splat(NOISE)));

    const t = top + cell;
    const u = bottom + cell;
    let gr = gainOf(between(t, u, s), between(t + stride, u + stride, s), guide, trust);
    let gg = gainOf(between(t + 2 * stride, u + 2 * stride, s), between(t + 3 * stride, u + 3 * stride, s), guide, trust);
    let gb = gainOf(between(t + 4 * stride, u + 4 * stride, s), between(t + 5 * stride, u + 5 * stride, s), guide, trust);
    if (patternTop) {
      const pt = patternTop + cell;
      const pb = patternBottom + cell;
      gr = f32x4.mul(gr, between(pt, pb, ps));
      gg = f32x4.mul(gg, between(pt + stride, pb + stride, ps));
      gb = f32x4.mul(gb, between(pt + 2 * stride, pb + 2 * stride, ps));
    }
    let lr = f32x4.add(f32x4.mul(r, gr), between(t + 6 * stride, u + 6 * stride, s));
    let lg = f32x4.add(f32x4.mul(g, gg), between(t + 7 * stride, u + 7 * stride, s));
    let lb = f32x4.add(f32x4.mul(b, gb), between(t + 8 * stride, u + 8 * stride, s));

    const peak = maxOf(lr, lg, lb);
    if (reachesShoulder(peak)) {
      const scale = shoulder(peak, maxOf(r, g, b));
      const white = bleach(peak);
      const own = f32x4.mul(scale, f32x4.sub(f32x4.splat(1), white));
      const added = f32x4.mul(f32x4.mul(peak, scale), white);
      lr = f32x4.add(f32x4.mul(lr, own), added);
      lg = f32x4.add(f32x4.mul(lg, own), added);
      lb = f32x4.add(f32x4.mul(lb, own), added);
    }

    storePixels(to + pixel, r, lr, mix);
    storePixels(to + pixel + plane, g, lg, mix);
    storePixels(to + pixel + 2 * plane, b, lb, mix);
  }
}
