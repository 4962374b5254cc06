import { exp2 } from './exponent';

/** Above this linear value raised light bends towards white (unless the source itself lies higher). */
const KNEE: f32 = 0.75;
const LOG2_E: f32 = 1.4426950408889634;

@inline
export function maxOf(a: v128, b: v128, c: v128): v128 {
  return f32x4.max(f32x4.max(a, b), c);
}

/** Any lane above the lowest knee: else the shoulder changes nothing. */
@inline
export function reachesShoulder(peak: v128): bool {
  return v128.any_true(f32x4.gt(peak, f32x4.splat(KNEE)));
}

/**
 * Factor that keeps a pixel's brightest channel `peak` below white. The knee lies at 0.75 or at the source pixel's own
 * brightest channel, whichever is higher, so that light which was not raised is never bent.
 */
@inline
export function shoulder(peak: v128, sourcePeak: v128): v128 {
  const one = f32x4.splat(1);
  const knee = f32x4.max(sourcePeak, f32x4.splat(KNEE));
  const room = f32x4.max(f32x4.sub(one, knee), f32x4.splat(1e-6));
  const over = f32x4.div(f32x4.sub(peak, knee), room);
  const fall = exp2(f32x4.max(f32x4.mul(over, f32x4.splat(-LOG2_E)), f32x4.splat(-40)));
  const bent = f32x4.add(knee, f32x4.mul(room, f32x4.sub(one, fall)));
  return v128.bitselect(f32x4.div(bent, peak), one, f32x4.gt(peak, knee));
}

/** Share of white that light brighter than white takes on, in [0, 0.6]. */
@inline
export function bleach(peak: v128): v128 {
  const share = f32x4.mul(f32x4.sub(peak, f32x4.splat(1)), f32x4.splat(0.35));
  return f32x4.min(f32x4.max(share, f32x4.splat(0)), f32x4.splat(0.6));
}
