import type { Triple } from './scene.js';

const { sqrt } = Math;

/** Where a camera at `from` that looks at `to` has its right, its up and its forward: three unit vectors in a row. */
export function cameraBasis(from: Triple, to: Triple): readonly number[] {
  const fx = to[0] - from[0];
  const fy = to[1] - from[1];
  const fz = to[2] - from[2];
  const f = 1 / sqrt(fx * fx + fy * fy + fz * fz);
  const [dx, dy, dz] = [fx * f, fy * f, fz * f];
  const r = 1 / sqrt(dx * dx + dz * dz);
  const [rx, rz] = [-dz * r, dx * r];
  return [rx, 0, rz, -rz * dy, rz * dx - rx * dz, rx * dy, dx, dy, dz];
}
