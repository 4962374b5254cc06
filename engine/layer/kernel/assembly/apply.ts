import { decodeTile, encodeTile } from './codes';
import { gainTile, measureTile, patternTile } from './gain';
import { PLANE, RELIT, SOURCE, TILE } from './tile';
import { toneTile } from './tone';

/**
 * Relights one row of `width` pixels. `from` and `to` are the addresses of the red values; green and blue follow at
 * `plane` bytes each. `top` and `bottom` hold nine map rows (a and b of R, of G, of B; offset of R, G, B), `stride` bytes
 * apart; `share` is how far the row lies from top to bottom. `patternTop` is 0 for none, else as `top` with three rows.
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
  const below = bottom - top;
  const patternBelow = patternBottom - patternTop;
  for (let x: usize = 0; x < <usize>width; x += TILE) {
    const count = min(TILE, <usize>width - x);
    const pixel = x << 1;
    const cell = x << 2;
    for (let c: usize = 0; c < 3; c++) decodeTile(from + c * plane + pixel, SOURCE + c * PLANE, count);
    measureTile(count);
    for (let c: usize = 0; c < 3; c++) {
      const relit = RELIT + c * PLANE;
      let lit = SOURCE + c * PLANE;
      if (patternTop) {
        patternTile(lit, relit, count, patternTop + c * stride + cell, patternBelow, patternShare);
        lit = relit;
      }
      const map = top + cell;
      gainTile(lit, relit, count, map + 2 * c * stride, stride, map + (6 + c) * stride, below, share);
    }
    toneTile(count);
    for (let c: usize = 0; c < 3; c++) {
      encodeTile(SOURCE + c * PLANE, RELIT + c * PLANE, to + c * plane + pixel, count, strength);
    }
  }
}
