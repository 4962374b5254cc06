import { cos, sin } from './exact-math.js';
import type { Sdf } from './scene.js';

const { abs, max, min, sqrt } = Math;

/** Signed distances of plain solids around the origin. Exact unless said otherwise. */
export const sphere =
  (r: number): Sdf =>
  (x, y, z) =>
    sqrt(x * x + y * y + z * z) - r;

/** Half sizes a, b, c, edges rounded by r. */
export const roundBox =
  (a: number, b: number, c: number, r: number): Sdf =>
  (x, y, z) => {
    const u = abs(x) - a + r;
    const v = abs(y) - b + r;
    const w = abs(z) - c + r;
    const p = max(u, 0);
    const q = max(v, 0);
    const s = max(w, 0);
    return sqrt(p * p + q * q + s * s) + min(max(u, v, w), 0) - r;
  };

/** Ring of radius `big` around Y, tube of radius `small`. */
export const torus =
  (big: number, small: number): Sdf =>
  (x, y, z) => {
    const q = sqrt(x * x + z * z) - big;
    return sqrt(q * q + y * y) - small;
  };

/** Upright cylinder: radius r, half height h, edges rounded by e. */
export const cylinder =
  (r: number, h: number, e: number): Sdf =>
  (x, y, z) => {
    const u = sqrt(x * x + z * z) - r + e;
    const v = abs(y) - h + e;
    const p = max(u, 0);
    const q = max(v, 0);
    return sqrt(p * p + q * q) + min(max(u, v), 0) - e;
  };

/** Segment from (ax, ay, az) to (bx, by, bz), radius ra at its start and rb at its end (a bound where they differ). */
export const capsule = (ax: number, ay: number, az: number, bx: number, by: number, bz: number, ra: number, rb: number): Sdf => {
  const dx = bx - ax;
  const dy = by - ay;
  const dz = bz - az;
  const inv = 1 / (dx * dx + dy * dy + dz * dz);
  return (x, y, z) => {
    const px = x - ax;
    const py = y - ay;
    const pz = z - az;
    const h = min(1, max(0, (px * dx + py * dy + pz * dz) * inv));
    const u = px - dx * h;
    const v = py - dy * h;
    const w = pz - dz * h;
    return sqrt(u * u + v * v + w * w) - (ra + (rb - ra) * h);
  };
};

/** Ellipsoid with half axes a, b, c at (cx, cy, cz): a first-order bound. */
export const ellipsoid =
  (cx: number, cy: number, cz: number, a: number, b: number, c: number): Sdf =>
  (x, y, z) => {
    const u = (x - cx) / a;
    const v = (y - cy) / b;
    const w = (z - cz) / c;
    const k0 = sqrt(u * u + v * v + w * w);
    if (k0 < 1e-6) return -min(a, b, c);
    const p = u / a;
    const q = v / b;
    const s = w / c;
    return (k0 * (k0 - 1)) / sqrt(p * p + q * q + s * s);
  };

/** Surface of revolution: `profile(y)` is the radius at height y in [-h, h]; a bound for slopes below `steep`. */
export const revolved =
  (profile: (y: number) => number, h: number, steep: number): Sdf =>
  (x, y, z) => {
    const inside = min(h, max(-h, y));
    const u = (sqrt(x * x + z * z) - profile(inside)) / steep;
    const v = abs(y) - h;
    const p = max(u, 0);
    const q = max(v, 0);
    return sqrt(p * p + q * q) + min(max(u, v), 0);
  };

/** Smooth union with blend width k (polynomial; Quilez). */
export const smoothMin = (a: number, b: number, k: number): number => {
  const h = max(k - abs(a - b), 0) / k;
  return min(a, b) - h * h * k * 0.25;
};

/** A solid moved by (dx, dy, dz) and turned about Y by `yaw` radians. */
export const placed = (sdf: Sdf, dx: number, dy: number, dz: number, yaw = 0): Sdf => {
  const c = cos(yaw);
  const s = sin(yaw);
  return (x, y, z) => sdf(c * (x - dx) - s * (z - dz), y - dy, s * (x - dx) + c * (z - dz));
};

/** Union of solids. */
export const union =
  (...parts: readonly Sdf[]): Sdf =>
  (x, y, z) => {
    let d = 1e9;
    for (const part of parts) d = min(d, part(x, y, z));
    return d;
  };

/** Smooth union of solids, in order, with blend width k. */
export const blend =
  (k: number, ...parts: readonly Sdf[]): Sdf =>
  (x, y, z) => {
    let d = parts[0](x, y, z);
    for (let i = 1; i < parts.length; i++) d = smoothMin(d, parts[i](x, y, z), k);
    return d;
  };
