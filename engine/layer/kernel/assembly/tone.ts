import { exp2 } from './exponent';
import { PLANE, RELIT, SOURCE } from './tile';

/** Above this linear value raised light bends towards white (unless the source itself lies higher). */
const KNEE: f32 = 0.75;
const LOG2_E: f32 = 1.4426950408889634;
/**
 * Share of each channel bent by itself, the rest being scaled with the brightest channel. All by itself turns a bright sky
 * yellow; all scaled keeps the hue but flattens a red petal, whose brightest channel is full already.
 */
const OWN: f32 = 0.6;

/** Bends what is too bright in the tile's first `count` pixels towards white. */
export function toneTile(count: usize): void {
  for (let at: usize = 0; at < count << 2; at += 16) {
    const r = v128.load(RELIT + at);
    const g = v128.load(RELIT + PLANE + at);
    const b = v128.load(RELIT + 2 * PLANE + at);
    const peak = f32x4.pmax(f32x4.pmax(r, g), b);
    if (!v128.any_true(f32x4.gt(peak, f32x4.splat(KNEE)))) continue;
    const sourceRed = v128.load(SOURCE + at);
    const sourceGreen = v128.load(SOURCE + PLANE + at);
    const sourceBlue = v128.load(SOURCE + 2 * PLANE + at);
    const knee = kneeOf(f32x4.pmax(f32x4.pmax(sourceRed, sourceGreen), sourceBlue));
    const room = f32x4.pmax(f32x4.splat(1e-6), f32x4.sub(f32x4.splat(1), knee));
    const top = shoulder(peak, knee, room);
    const scale = f32x4.mul(f32x4.splat(1 - OWN), f32x4.div(top, peak));
    const white = bleach(peak);
    v128.store(RELIT + at, toned(r, scale, shoulder(r, knee, room), white, top));
    v128.store(RELIT + PLANE + at, toned(g, scale, shoulder(g, knee, room), white, top));
    v128.store(RELIT + 2 * PLANE + at, toned(b, scale, shoulder(b, knee, room), white, top));
  }
}

/** The knee lies at the source pixel's own brightest channel if that is higher: light that was not raised is never bent. */
@inline
function kneeOf(sourcePeak: v128): v128 {
  return f32x4.pmax(f32x4.splat(KNEE), sourcePeak);
}

/** Light up to the knee as it is, then an exponential that nears 1 within `room`, without a kink. */
@inline
function shoulder(light: v128, knee: v128, room: v128): v128 {
  const over = f32x4.div(f32x4.sub(light, knee), room);
  const fall = exp2(f32x4.pmax(f32x4.splat(-40), f32x4.mul(over, f32x4.splat(-LOG2_E))));
  const bent = f32x4.add(knee, f32x4.mul(room, f32x4.sub(f32x4.splat(1), fall)));
  return v128.bitselect(bent, light, f32x4.gt(light, knee));
}

/** Share of white that light brighter than white takes on, in [0, 0.25]. */
@inline
function bleach(peak: v128): v128 {
  const share = f32x4.mul(f32x4.sub(peak, f32x4.splat(1)), f32x4.splat(0.12));
  return f32x4.pmin(f32x4.splat(0.25), f32x4.pmax(f32x4.splat(0), share));
}

@inline
function toned(light: v128, scale: v128, own: v128, white: v128, top: v128): v128 {
  const bent = f32x4.add(f32x4.mul(light, scale), f32x4.mul(own, f32x4.splat(OWN)));
  return f32x4.add(bent, f32x4.mul(white, f32x4.sub(top, bent)));
}
