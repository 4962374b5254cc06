import { sin } from './exact-math.js';
import type { Random } from './random.js';
import type { Pattern, Triple } from './scene.js';

const { abs, floor, imul, max, min, sqrt } = Math;

/** Linear albedos of everyday things. */
export const PALETTE: readonly Triple[] = [
  [0.62, 0.58, 0.5],
  [0.55, 0.2, 0.11],
  [0.6, 0.4, 0.12],
  [0.2, 0.34, 0.18],
  [0.13, 0.26, 0.4],
  [0.1, 0.33, 0.33],
  [0.4, 0.14, 0.24],
  [0.7, 0.68, 0.64],
  [0.28, 0.28, 0.3],
  [0.48, 0.3, 0.2],
  [0.66, 0.5, 0.38],
  [0.34, 0.42, 0.5],
  [0.58, 0.24, 0.3],
  [0.42, 0.46, 0.24],
];

/** A palette colour, a little off. */
export function drawColor(random: Random): Triple {
  const [r, g, b] = random.pick(PALETTE);
  const k = random.between(0.8, 1.2);
  return [r * k * random.between(0.92, 1.08), g * k, b * k * random.between(0.92, 1.08)];
}

function lattice(x: number, y: number, z: number): number {
  let h = imul(x, 374761393) + imul(y, 668265263) + imul(z, 1274126177);
  h = imul(h ^ (h >>> 13), 1274126177);
  return ((h ^ (h >>> 16)) >>> 0) / 4294967296;
}

/** Value noise in [0, 1] with unit cells. */
export function noise(x: number, y: number, z: number): number {
  const i = floor(x);
  const j = floor(y);
  const k = floor(z);
  const fx = x - i;
  const fy = y - j;
  const fz = z - k;
  const u = fx * fx * (3 - 2 * fx);
  const v = fy * fy * (3 - 2 * fy);
  const w = fz * fz * (3 - 2 * fz);
  const row = (b: number, c: number): number => {
    const left = lattice(i, b, c);
    return left + (lattice(i + 1, b, c) - left) * u;
  };
  const near = row(j, k) + (row(j + 1, k) - row(j, k)) * v;
  const far = row(j, k + 1) + (row(j + 1, k + 1) - row(j, k + 1)) * v;
  return near + (far - near) * w;
}

/** Fractal noise in [0, 1]: three octaves. */
export const fractal = (x: number, y: number, z: number): number =>
  (noise(x, y, z) * 4 + noise(2 * x + 7, 2 * y, 2 * z) * 2 + noise(4 * x, 4 * y + 3, 4 * z)) / 7;

const mix = (a: Triple, b: Triple, t: number, out: Float64Array): void => {
  for (let c = 0; c < 3; c++) out[c] = a[c] + (b[c] - a[c]) * t;
};

export const plain =
  (a: Triple): Pattern =>
  (_x, _y, _z, out) => {
    out[0] = a[0];
    out[1] = a[1];
    out[2] = a[2];
  };

/** Checks of side `size`, flat in Y (for grounds and tables). */
export const checker =
  (a: Triple, b: Triple, size: number): Pattern =>
  (x, _y, z, out) => {
    mix(a, b, (floor(x / size) + floor(z / size)) & 1, out);
  };

/** Boards or stripes along one axis with soft edges. */
export const stripes =
  (a: Triple, b: Triple, size: number, axis: 0 | 1 | 2): Pattern =>
  (x, y, z, out) => {
    const s = sin((6.2831853 * (axis === 0 ? x : axis === 1 ? y : z)) / size);
    mix(a, b, min(1, max(0, 0.5 + 2.5 * s)), out);
  };

/** Clouds of two colours, cells of side `size`. */
export const mottled =
  (a: Triple, b: Triple, size: number): Pattern =>
  (x, y, z, out) => {
    mix(a, b, min(1, max(0, 2 * fractal(x / size, y / size, z / size) - 0.5)), out);
  };

/** Veins of marble. */
export const marble =
  (a: Triple, b: Triple, size: number): Pattern =>
  (x, y, z, out) => {
    const s = 1 - abs(sin((x + 0.6 * y) / size + 6 * fractal(x / size, y / size, z / size)));
    mix(a, b, s * s * s, out);
  };

/** Wood: rings about an axis far below. */
export const wood =
  (a: Triple, b: Triple, size: number): Pattern =>
  (x, y, z, out) => {
    const r = sqrt((y + 1.3) * (y + 1.3) + z * z) / size + 1.2 * fractal(x * 0.8, y * 3, z * 3);
    const f = r - floor(r);
    mix(a, b, 0.75 * f * f + 0.25 * fractal(x * 3, y * 20, z * 20), out);
  };

/** A pattern for a thing about `size` across. */
export function drawPattern(random: Random, size: number): Pattern {
  const a = drawColor(random);
  const b = drawColor(random);
  const kind = random.next();
  if (kind < 0.35) return plain(a);
  if (kind < 0.6) return mottled(a, b, size * random.between(0.25, 0.6));
  if (kind < 0.75) return stripes(a, b, size * random.between(0.25, 0.6), random.pick([0, 1, 2] as const));
  if (kind < 0.9) return marble(a, b, size * random.between(0.2, 0.4));
  return checker(a, b, size * random.between(0.25, 0.5));
}
