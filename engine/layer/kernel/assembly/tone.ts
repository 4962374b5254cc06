import { exp2 } from './exponent';
import { PLANE, RELIT, SOURCE } from './tile';

/** Above this linear value raised light bends towards white (unless the source itself lies higher). */
const KNEE: f32 = 0.75;
const LOG2_E: f32 = 1.4426950408889634;

/** Bends what is too bright in the tile's first `count` pixels towards white, keeping hue. */
export function toneTile(count: usize): void {
  for (let at: usize = 0; at < count << 2; at += 16) {
    const r = v128.load(RELIT + at);
    const g = v128.load(RELIT + PLANE + at);
    const b = v128.load(RELIT + 2 * PLANE + at);
    const peak = f32x4.pmax(f32x4.pmax(r, g), b);
    if (!v128.any_true(f32x4.gt(peak, f32x4.splat(KNEE)))) continue;
    const sourcePeak = f32x4.pmax(
      f32x4.pmax(v128.load(SOURCE + at), v128.load(SOURCE + PLANE + at)),
      v128.load(SOURCE + 2 * PLANE + at),
    );
    const scale = shoulder(peak, sourcePeak);
    const white = bleach(peak);
    const own = f32x4.mul(scale, f32x4.sub(f32x4.splat(1), white));
    const added = f32x4.mul(f32x4.mul(peak, scale), white);
    v128.store(RELIT + at, f32x4.add(f32x4.mul(r, own), added));
    v128.store(RELIT + PLANE + at, f32x4.add(f32x4.mul(g, own), added));
    v128.store(RELIT + 2 * PLANE + at, f32x4.add(f32x4.mul(b, own), added));
  }
}

/**
 * Factor that keeps a pixel's brightest channel `peak` below white. The knee lies at 0.75 or at the source pixel's own
 * brightest channel, whichever is higher, so that light which was not raised is never bent.
 */
@inline
function shoulder(peak: v128, sourcePeak: v128): v128 {
  const one = f32x4.splat(1);
  const knee = f32x4.pmax(f32x4.splat(KNEE), sourcePeak);
  const room = f32x4.pmax(f32x4.splat(1e-6), f32x4.sub(one, knee));
  const over = f32x4.div(f32x4.sub(peak, knee), room);
  const fall = exp2(f32x4.pmax(f32x4.splat(-40), f32x4.mul(over, f32x4.splat(-LOG2_E))));
  const bent = f32x4.add(knee, f32x4.mul(room, f32x4.sub(one, fall)));
  return v128.bitselect(f32x4.div(bent, peak), one, f32x4.gt(peak, knee));
}

/** Share of white that light brighter than white takes on, in [0, 0.6]. */
@inline
function bleach(peak: v128): v128 {
  const share = f32x4.mul(f32x4.sub(peak, f32x4.splat(1)), f32x4.splat(0.35));
  return f32x4.pmin(f32x4.splat(0.6), f32x4.pmax(f32x4.splat(0), share));
}
