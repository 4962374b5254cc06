/** Maps at view size are brought to native width once per map row, and to native height inside the pixel loop. */

/**
 * Stretches one row of `count` values to `width` pixels, linearly between the values' centres and flat outside them.
 * Writes up to three values past the end. `to` and `from` are f32 addresses.
 */
export function stretchRow(from: usize, count: i32, to: usize, width: i32): void {
  const step: f32 = <f32>count / <f32>width;
  const lanes = f32x4(0, 1, 2, 3);
  let x = 0;
  for (let cell = -1; cell < count; cell++) {
    const left = load<f32>(from + (<usize>max(cell, 0) << 2));
    const right = load<f32>(from + (<usize>min(cell + 1, count - 1) << 2));
    // First pixel whose centre lies at or past the next value's centre.
    const end = cell == count - 1 ? width : min(width, <i32>ceil<f64>((<f64>cell + 1.5) * <f64>width / <f64>count - 0.5));
    const slope = (right - left) * step;
    const start = left + (((<f32>x + 0.5) * step - 0.5) - <f32>cell) * (right - left);
    let value = f32x4.add(f32x4.splat(start), f32x4.mul(f32x4.splat(slope), lanes));
    const next = f32x4.splat(4 * slope);
    for (; x < end; x += 4) {
      v128.store(to + (<usize>x << 2), value);
      value = f32x4.add(value, next);
    }
    x = end;
  }
}

/** Four values of a map: at `above`, mixed by `share` with those `below` bytes further (modulo 2 ** 32). */
@inline
export function between(above: usize, below: usize, share: v128): v128 {
  const values = v128.load(above);
  return f32x4.add(values, f32x4.mul(share, f32x4.sub(v128.load(above + below), values)));
}
