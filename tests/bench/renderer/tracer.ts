import type { Pose, Scene, Solid } from './scene.js';

const { abs, max, min, sqrt } = Math;

/** What a ray met. `solid` and `plane` are indices, -1 for none; the point and normal are in world space. */
export interface Hit {
  solid: number;
  plane: number;
  distance: number;
  x: number;
  y: number;
  z: number;
  nx: number;
  ny: number;
  nz: number;
}

/** Rays through a scene frozen at one time. */
export interface Tracer {
  /** Fills `hit`; false when the ray meets nothing. The direction is a unit vector. */
  meet(ox: number, oy: number, oz: number, dx: number, dy: number, dz: number, hit: Hit): boolean;
  /** Light that passes from a point along a unit direction, in [0, 1]; `sharpness` is one over the source's angular radius. */
  passes(x: number, y: number, z: number, dx: number, dy: number, dz: number, sharpness: number): number;
  /** Openness of a point to the light from everywhere, in [0, 1]. */
  openness(x: number, y: number, z: number, nx: number, ny: number, nz: number): number;
  /** A world point in a solid's own space. */
  own(solid: number, x: number, y: number, z: number, out: Float64Array): void;
}

const NEAR = 1e-3;
const FAR = 60;

/** Marches each solid alone, in its own space, inside its bounding sphere; planes are met in closed form. */
export function createTracer(scene: Scene, time: number): Tracer {
  const solids: readonly Solid[] = scene.solids;
  const poses: readonly Pose[] = solids.map((solid) => solid.pose(time));
  const point = new Float64Array(3);

  const own = (i: number, x: number, y: number, z: number, out: Float64Array): void => {
    const { position: p, rotation: r } = poses[i];
    const u = x - p[0];
    const v = y - p[1];
    const w = z - p[2];
    out[0] = r[0] * u + r[3] * v + r[6] * w;
    out[1] = r[1] * u + r[4] * v + r[7] * w;
    out[2] = r[2] * u + r[5] * v + r[8] * w;
  };

  const setNormal = (i: number, hit: Hit): void => {
    own(i, hit.x, hit.y, hit.z, point);
    const [x, y, z] = point;
    const { sdf } = solids[i];
    const e = 2e-3;
    const a = sdf(x + e, y - e, z - e);
    const b = sdf(x - e, y - e, z + e);
    const c = sdf(x - e, y + e, z - e);
    const d = sdf(x + e, y + e, z + e);
    const u = a - b - c + d;
    const v = -a - b + c + d;
    const w = -a + b - c + d;
    const k = 1 / sqrt(u * u + v * v + w * w + 1e-30);
    const r = poses[i].rotation;
    hit.nx = (r[0] * u + r[1] * v + r[2] * w) * k;
    hit.ny = (r[3] * u + r[4] * v + r[5] * w) * k;
    hit.nz = (r[6] * u + r[7] * v + r[8] * w) * k;
  };

  const meet: Tracer['meet'] = (ox, oy, oz, dx, dy, dz, hit) => {
    let best = FAR;
    hit.solid = -1;
    hit.plane = -1;
    for (let i = 0; i < scene.planes.length; i++) {
      const { normal: n, offset } = scene.planes[i];
      const facing = n[0] * dx + n[1] * dy + n[2] * dz;
      if (facing >= -1e-6) continue;
      const t = (offset - n[0] * ox - n[1] * oy - n[2] * oz) / facing;
      if (t > NEAR && t < best) {
        best = t;
        hit.plane = i;
      }
    }
    for (let i = 0; i < solids.length; i++) {
      const { sdf, radius, step } = solids[i];
      const { position: p, rotation: r } = poses[i];
      const u = ox - p[0];
      const v = oy - p[1];
      const w = oz - p[2];
      const along = -(u * dx + v * dy + w * dz);
      const chord = radius * radius - (u * u + v * v + w * w - along * along);
      if (chord <= 0) continue;
      const half = sqrt(chord);
      const end = min(along + half, best);
      let t = max(along - half, NEAR);
      const lx = r[0] * u + r[3] * v + r[6] * w;
      const ly = r[1] * u + r[4] * v + r[7] * w;
      const lz = r[2] * u + r[5] * v + r[8] * w;
      const ex = r[0] * dx + r[3] * dy + r[6] * dz;
      const ey = r[1] * dx + r[4] * dy + r[7] * dz;
      const ez = r[2] * dx + r[5] * dy + r[8] * dz;
      for (let n = 0; n < 120 && t < end; n++) {
        const d = sdf(lx + ex * t, ly + ey * t, lz + ez * t);
        if (d < 4e-4 * t) {
          best = t;
          hit.solid = i;
          break;
        }
        t += d * step;
      }
    }
    if (hit.solid < 0 && hit.plane < 0) return false;
    hit.distance = best;
    hit.x = ox + dx * best;
    hit.y = oy + dy * best;
    hit.z = oz + dz * best;
    if (hit.solid >= 0) {
      hit.plane = -1;
      setNormal(hit.solid, hit);
    } else {
      [hit.nx, hit.ny, hit.nz] = scene.planes[hit.plane].normal;
    }
    return true;
  };

  // The narrowest clearance seen on the way tells the penumbra (Quilez, soft shadows in ray-marched distance fields).
  const passes: Tracer['passes'] = (x, y, z, dx, dy, dz, sharpness) => {
    let light = 1;
    for (let i = 0; i < solids.length && light > 0.004; i++) {
      const { sdf, radius, step } = solids[i];
      const { position: p, rotation: r } = poses[i];
      const u = x - p[0];
      const v = y - p[1];
      const w = z - p[2];
      const along = -(u * dx + v * dy + w * dz);
      if (along < -radius) continue;
      const wide = radius + max(along, 0) / sharpness;
      const chord = wide * wide - (u * u + v * v + w * w - along * along);
      if (chord <= 0) continue;
      const half = sqrt(chord);
      const end = along + half;
      let t = max(along - half, 0.006);
      const lx = r[0] * u + r[3] * v + r[6] * w;
      const ly = r[1] * u + r[4] * v + r[7] * w;
      const lz = r[2] * u + r[5] * v + r[8] * w;
      const ex = r[0] * dx + r[3] * dy + r[6] * dz;
      const ey = r[1] * dx + r[4] * dy + r[7] * dz;
      const ez = r[2] * dx + r[5] * dy + r[8] * dz;
      let open = 1;
      for (let n = 0; n < 48 && t < end; n++) {
        const d = sdf(lx + ex * t, ly + ey * t, lz + ez * t) * step;
        open = min(open, 0.5 + (0.5 * sharpness * d) / t);
        if (open < 0.02) {
          open = 0;
          break;
        }
        t += max(abs(d), 0.012 * (1 + t));
      }
      light *= open * open * (3 - 2 * open);
    }
    return light;
  };

  const openness: Tracer['openness'] = (x, y, z, nx, ny, nz) => {
    let closed = 0;
    let weight = 0.9;
    for (let n = 1; n <= 4; n++) {
      const reach = 0.02 + 0.07 * n * n * 0.5;
      const px = x + nx * reach;
      const py = y + ny * reach;
      const pz = z + nz * reach;
      let d = reach;
      for (const plane of scene.planes) {
        d = min(d, plane.normal[0] * px + plane.normal[1] * py + plane.normal[2] * pz - plane.offset);
      }
      for (let i = 0; i < solids.length; i++) {
        const { position: p } = poses[i];
        const { radius, sdf } = solids[i];
        const u = px - p[0];
        const v = py - p[1];
        const w = pz - p[2];
        const far = radius + reach;
        if (u * u + v * v + w * w > far * far) continue;
        own(i, px, py, pz, point);
        d = min(d, sdf(point[0], point[1], point[2]));
      }
      closed += (weight * (reach - max(d, 0))) / reach;
      weight *= 0.6;
    }
    return 1 - min(1, closed / 1.96) * 0.9;
  };

  return { meet, passes, openness, own };
}
