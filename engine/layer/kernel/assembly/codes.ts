import { toCode, toLinear } from './transfer';

/** 2 ** 23: added to a number below it, the number's nearest integer is left in the low bits. */
const ROUNDER: f32 = 8388608;
const ROUNDER_BITS: i32 = 0x4b000000;

/** One channel of a tile: `count` 16-bit code values to linear light. Signed conversion, since it is one instruction. */
export function decodeTile(from: usize, to: usize, count: usize): void {
  for (let x: usize = 0; x < count; x += 4) {
    const code = f32x4.mul(f32x4.convert_i32x4_s(v128.load_ext<u16>(from + (x << 1))), f32x4.splat(1.0 / 65535.0));
    v128.store(to + (x << 2), toLinear(code));
  }
}

/** One channel of a tile: source and relit light mixed by `strength`, to the nearest 16-bit code values; NaN becomes 0. */
export function encodeTile(source: usize, relit: usize, to: usize, count: usize, strength: f32): void {
  const mix = f32x4.splat(strength);
  for (let x: usize = 0; x < count; x += 4) {
    const untouched = v128.load(source + (x << 2));
    const light = f32x4.add(untouched, f32x4.mul(mix, f32x4.sub(v128.load(relit + (x << 2)), untouched)));
    const code = f32x4.mul(toCode(light), f32x4.splat(65535));
    const held = f32x4.pmin(f32x4.splat(65535), f32x4.pmax(f32x4.splat(0), code));
    const whole = i32x4.sub(f32x4.add(held, f32x4.splat(ROUNDER)), i32x4.splat(ROUNDER_BITS));
    v128.store64_lane(to + (x << 1), i16x8.narrow_i32x4_u(whole, whole), 0);
  }
}
