const ENTRIES = 1024;
let table: Float32Array | null = null;

/** Decodes display values in [0, 1] by the sRGB curve, by a table with interpolation (error below 1e-6). */
export function linearLight(display: Float32Array): Float32Array {
  table ??= Float32Array.from({ length: ENTRIES + 2 }, (_, index) => decode(index / ENTRIES));
  const linear = new Float32Array(display.length);
  for (let at = 0; at < display.length; at++) {
    const place = display[at] * ENTRIES;
    const below = place | 0;
    linear[at] = table[below] + (place - below) * (table[below + 1] - table[below]);
  }
  return linear;
}

function decode(value: number): number {
  return value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;
}
