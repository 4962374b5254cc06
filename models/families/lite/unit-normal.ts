import type { Fields } from './fields.js';

/** Where a field's normals point, and how far to believe them. */
export interface UnitNormal {
  /** (3, h, w), length 1. */
  readonly normal: Float32Array;
  /** (h, w) in [0, 1]: 0 the normal says nothing, 1 fully believed. */
  readonly trust: Float32Array;
}

/** The network hedges by shortening its normals; two thirds of the length is where nothing is left to believe but the mean. */
const DOUBT = 1.5;

/** Splits normals into direction and trust; a normal of no length faces the viewer. */
export function unitNormal({ normal }: Fields): UnitNormal {
  const size = normal.length / 3;
  const unit = new Float32Array(normal.length);
  const trust = new Float32Array(size);
  for (let at = 0; at < size; at++) {
    const x = normal[at];
    const y = normal[at + size];
    const z = normal[at + 2 * size];
    const length = Math.sqrt(x * x + y * y + z * z);
    const scale = length > 1e-6 ? 1 / length : 0;
    unit[at] = x * scale;
    unit[at + size] = y * scale;
    unit[at + 2 * size] = scale > 0 ? z * scale : 1;
    trust[at] = Math.min(1, Math.max(0, 1 - DOUBT * (1 - length)));
  }
  return { normal: unit, trust };
}
