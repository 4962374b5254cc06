/**
 * Area average of a band of rows: `rows` rows of `width` 16-bit values at `from`, of which the first and the last count
 * with the given weights, become one row of `count` values at `to`, scaled by `scale`. `sums` is room for `width` + 8 values.
 */
export function averageBand(
  from: usize,
  width: i32,
  rows: i32,
  firstWeight: f32,
  lastWeight: f32,
  sums: usize,
  to: usize,
  count: i32,
  scale: f32,
): void {
  const pitch = (<usize>width) << 1;
  for (let x = 0; x < width; x += 8) {
    let low = f32x4.splat(0);
    let high = f32x4.splat(0);
    let at = from + ((<usize>x) << 1);
    for (let row = 0; row < rows; row++) {
      const values = v128.load(at);
      const weight = f32x4.splat(row == 0 ? firstWeight : row == rows - 1 ? lastWeight : 1);
      low = f32x4.add(low, f32x4.mul(weight, f32x4.convert_i32x4_s(i32x4.extend_low_i16x8_u(values))));
      high = f32x4.add(high, f32x4.mul(weight, f32x4.convert_i32x4_s(i32x4.extend_high_i16x8_u(values))));
      at += pitch;
    }
    v128.store(sums + ((<usize>x) << 2), low);
    v128.store(sums + ((<usize>x) << 2), high, 16);
  }
  const span: f64 = <f64>width / <f64>count;
  for (let cell = 0; cell < count; cell++) {
    const start = <f64>cell * span;
    const end = start + span;
    const first = <i32>start;
    const last = min(<i32>end, width - 1);
    let sum: f32 = 0;
    for (let x = first; x <= last; x++) sum += load<f32>(sums + ((<usize>x) << 2));
    sum -= load<f32>(sums + ((<usize>first) << 2)) * <f32>(start - <f64>first);
    sum -= load<f32>(sums + ((<usize>last) << 2)) * <f32>(<f64>last + 1 - end);
    store<f32>(to + ((<usize>cell) << 2), sum * scale);
  }
}
