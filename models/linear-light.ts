import { toLinear } from './srgb.js';

/** Steps of the curve's table: linear in between, it is off by less than 3e-8. */
const STEPS = 4096;

let table: Float32Array | null = null;

/** `toLinear` of many display values, held within [0, 1], by a table; NaN stays NaN. */
export function linearLight(display: Float32Array): Float32Array {
  table ??= Float32Array.from({ length: STEPS + 2 }, (_, step) => toLinear(step / STEPS));
  const light = new Float32Array(display.length);
  for (let at = 0; at < display.length; at++) {
    const value = display[at];
    const position = value >= 1 ? STEPS : value <= 0 ? 0 : value * STEPS;
    const step = position | 0;
    light[at] = table[step] + (position - step) * (table[step + 1] - table[step]);
  }
  return light;
}
