import type { Vec3 } from '../../interfaces/light.js';
import { halfSide, type Extent } from './extent.js';
import { gaussianBlur } from './gaussian-blur.js';
import { HALVING_SIGMA, halfExtent, halve, twice } from './halve.js';

/** Steps of the march, in half sides: nineteen, from 0.02 to about 1.1. */
const FIRST = 0.02;
const GROWTH = 1.25;
const REACH = 1.2;
/** Clearance that depth noise must not bridge. */
const BIAS = 0.015;
/** An occluder this far above the ray is another layer of the scene, which the light passes behind. */
const DETACHED = 0.7;
/** Sigma in pixels below which a blur changes nothing. */
const SHARP = 0.25;

/**
 * Screen-space cast shadow of a light at infinity: (h, w) in [0, 1], 1 is lit. Since view and light are both parallel, each step of the march
 * is one shift of the whole depth field. Outside the picture nothing casts. Marched at half the size, since the result is blurred.
 */
export function castShadow(depth: Float32Array, extent: Extent, direction: Vec3, softness: number): Float32Array {
  const [lx, ly, lz] = direction;
  const flat = Math.hypot(lx, ly);
  const out = new Float32Array(depth.length).fill(1);
  if (flat < 1e-3) return out;
  const small = halfExtent(extent);
  const near = halve(depth, extent);
  const lit = new Float32Array(near.length).fill(1);
  const rise = Math.max(lz, 0.05) / flat;
  const half = halfSide(small);
  for (let distance = FIRST; distance < REACH; distance *= GROWTH) {
    march(near, lit, small, {
      dx: (distance * half * lx) / flat,
      dy: (-distance * half * ly) / flat,
      height: distance * rise + BIAS,
      slope: 1 / (0.8 * softness * distance + 0.03),
      weight: 1 - distance / REACH,
    });
  }
  const sigma = ((1 + 2 * softness) * halfSide(extent)) / 64;
  const rest = Math.sqrt(Math.max(0, sigma * sigma - HALVING_SIGMA * HALVING_SIGMA)) / 2;
  return twice(rest > SHARP ? gaussianBlur(lit, small, rest, lit) : lit, extent, out);
}

interface Step {
  /** Shift in pixels, y down. */
  readonly dx: number;
  readonly dy: number;
  /** Height of the ray above its start. */
  readonly height: number;
  readonly slope: number;
  readonly weight: number;
}

function march(depth: Float32Array, lit: Float32Array, { width, height: rows }: Extent, { dx, dy, height, slope, weight }: Step): void {
  const left = Math.floor(dx);
  const top = Math.floor(dy);
  const fx = dx - left;
  const fy = dy - top;
  const firstX = Math.max(0, -left);
  const lastX = Math.min(width, width - 1 - left);
  const firstY = Math.max(0, -top);
  const lastY = Math.min(rows, rows - 1 - top);
  const darkest = 1 - weight;
  for (let y = firstY; y < lastY; y++) {
    let from = (y + top) * width + firstX + left;
    const end = y * width + lastX;
    for (let at = y * width + firstX; at < end; at++, from++) {
      // Most of what is in shadow at all is so from the first steps on.
      if (lit[at] <= darkest) continue;
      const upper = depth[from] + fx * (depth[from + 1] - depth[from]);
      const lower = depth[from + width] + fx * (depth[from + width + 1] - depth[from + width]);
      const above = upper + fy * (lower - upper) - depth[at] - height;
      if (above <= 0) continue;
      const cover = above * slope;
      const attached = above > DETACHED ? (above < 1 ? 1 - (above - DETACHED) / (1 - DETACHED) : 0) : 1;
      const open = 1 - (cover < 1 ? cover : 1) * weight * attached;
      if (open < lit[at]) lit[at] = open;
    }
  }
}
