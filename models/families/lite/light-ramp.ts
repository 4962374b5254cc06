import type { Vec3 } from '../../interfaces/light.js';
import type { Extent } from './extent.js';

/** `exp(rate (X lx + Y ly))` as a product of one factor per column and one per row; X right and Y up in [-1, 1] at pixel centres. */
export function lightRamp(
  { width, height }: Extent,
  [lx, ly]: Vec3,
  rate: number,
): { readonly columns: Float32Array; readonly rows: Float32Array } {
  const columns = Float32Array.from({ length: width }, (_, x) => Math.exp(rate * lx * ((2 * x + 1) / width - 1)));
  const rows = Float32Array.from({ length: height }, (_, y) => Math.exp(rate * ly * (1 - (2 * y + 1) / height)));
  return { columns, rows };
}
