import { exp2, log2 } from './exponent';
import { between } from './maps';
import { GUIDE, PLANE, SOURCE, TRUST } from './tile';

/** Added to luminance before its logarithm, as in the guide at view size. */
const GUIDE_FLOOR: f32 = 0.02;
/** Luminance at which half of a raise is trusted: below lies the sensor's noise. */
const NOISE: f32 = 0.006;
/** log2 of the gain's bounds, 0.04 and 5. */
const LOWEST: f32 = -4.643856189774724;
const HIGHEST: f32 = 2.321928094887362;

/** The guide and the trust of the tile's first `count` source pixels. */
export function measureTile(count: usize): void {
  for (let at: usize = 0; at < count << 2; at += 16) {
    const r = f32x4.mul(v128.load(SOURCE + at), f32x4.splat(0.2126));
    const g = f32x4.mul(v128.load(SOURCE + PLANE + at), f32x4.splat(0.7152));
    const b = f32x4.mul(v128.load(SOURCE + 2 * PLANE + at), f32x4.splat(0.0722));
    const luminance = f32x4.add(f32x4.add(r, g), b);
    v128.store(GUIDE + at, log2(f32x4.add(luminance, f32x4.splat(GUIDE_FLOOR))));
    v128.store(TRUST + at, f32x4.div(luminance, f32x4.add(luminance, f32x4.splat(NOISE))));
  }
}

/**
 * One channel: `relit = lit * gain + offset` with `gain = 2 ** (a * guide + b)`, held in bounds, raises held back in the
 * noise; NaN stays NaN (pmin and pmax keep a first operand that is), so that it shows. `a` is the address of this tile's
 * values in the map row above the pixels; b lies `stride` further, the offset at `offset`; the row below the pixels is
 * `below` bytes further, and `share` tells how near.
 */
export function gainTile(lit: usize, relit: usize, count: usize, a: usize, stride: usize, offset: usize, below: usize, share: f32): void {
  const one = f32x4.splat(1);
  const down = f32x4.splat(share);
  for (let at: usize = 0; at < count << 2; at += 16) {
    const slope = between(a + at, below, down);
    const level = between(a + stride + at, below, down);
    const exponent = f32x4.add(f32x4.mul(slope, v128.load(GUIDE + at)), level);
    const gain = exp2(f32x4.pmin(f32x4.pmax(exponent, f32x4.splat(LOWEST)), f32x4.splat(HIGHEST)));
    const raise = f32x4.pmax(f32x4.sub(gain, one), f32x4.splat(0));
    const held = f32x4.add(f32x4.pmin(gain, one), f32x4.mul(v128.load(TRUST + at), raise));
    v128.store(relit + at, f32x4.add(f32x4.mul(v128.load(lit + at), held), between(offset + at, below, down)));
  }
}

/** One channel of a pattern over the source: `to = from * pattern`. */
export function patternTile(from: usize, to: usize, count: usize, pattern: usize, below: usize, share: f32): void {
  const down = f32x4.splat(share);
  for (let at: usize = 0; at < count << 2; at += 16) {
    v128.store(to + at, f32x4.mul(v128.load(from + at), between(pattern + at, below, down)));
  }
}
