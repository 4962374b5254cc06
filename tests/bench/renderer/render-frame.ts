import { cameraBasis } from './camera-basis.js';
import type { Lighting } from './lights.js';
import type { Scene, Triple } from './scene.js';
import { shadeHit } from './shade.js';
import { createTracer } from './tracer.js';
import type { Hit } from './tracer.js';

const { abs, max, min, sqrt } = Math;

/** One moment under two lights, linear and unexposed; planes interleaved as r, g, b per pixel. */
export interface FramePair {
  readonly a: Float32Array;
  readonly b: Float32Array;
  /** Share of the pixel that foreground covers, in [0, 1]. */
  readonly foreground: Float32Array;
}

/** Four samples of a rotated grid, in pixels from the centre. */
const GRID = [
  [-0.125, -0.375],
  [0.375, -0.125],
  [0.125, 0.375],
  [-0.375, 0.125],
] as const;

/** Renders the scene at `time` under both lights; edges (contrast above 8 %) get four samples. */
export function renderFrame(scene: Scene, time: number, a: Lighting, b: Lighting, width: number, height: number, smooth = true): FramePair {
  const tracer = createTracer(scene, time);
  const camera = scene.camera(time);
  const basis = cameraBasis(camera.position, camera.target);
  const [ox, oy, oz] = camera.position;
  const hit: Hit = { solid: -1, plane: -1, distance: 0, x: 0, y: 0, z: 0, nx: 0, ny: 0, nz: 0 };
  const own = new Float64Array(3);
  const albedo = new Float64Array(3);
  const colour = new Float64Array(3);
  /** Light A in 0..2, light B in 3..5, foreground in 6. */
  const sample = new Float64Array(7);

  const take = (px: number, py: number): void => {
    const u = ((2 * px - width) / height) * camera.zoom;
    const v = (1 - (2 * py) / height) * camera.zoom;
    const x = basis[0] * u + basis[3] * v + basis[6];
    const y = basis[1] * u + basis[4] * v + basis[7];
    const z = basis[2] * u + basis[5] * v + basis[8];
    const k = 1 / sqrt(x * x + y * y + z * z);
    const ray: Triple = [x * k, y * k, z * k];
    sample[6] = 0;
    if (!tracer.meet(ox, oy, oz, ray[0], ray[1], ray[2], hit)) {
      const height01 = min(1, max(0, ray[1] * 1.6 + 0.1));
      for (let c = 0; c < 3; c++) {
        const radiance = scene.sky[0][c] + (scene.sky[1][c] - scene.sky[0][c]) * height01;
        sample[c] = radiance * a.ambient[c];
        sample[3 + c] = radiance * b.ambient[c];
      }
      return;
    }
    const solid = hit.solid >= 0 ? scene.solids[hit.solid] : null;
    const { material } = solid ?? scene.planes[hit.plane];
    if (solid) {
      tracer.own(hit.solid, hit.x, hit.y, hit.z, own);
      material.albedo(own[0], own[1], own[2], albedo);
      if (solid.foreground) sample[6] = 1;
    } else {
      material.albedo(hit.x, hit.y, hit.z, albedo);
    }
    const open = tracer.openness(hit.x, hit.y, hit.z, hit.nx, hit.ny, hit.nz);
    shadeHit(scene, tracer, hit, ray, material, albedo, open, a, colour);
    sample.set(colour, 0);
    shadeHit(scene, tracer, hit, ray, material, albedo, open, b, colour);
    sample.set(colour, 3);
  };

  const pixels = width * height;
  const frame = { a: new Float32Array(pixels * 3), b: new Float32Array(pixels * 3), foreground: new Float32Array(pixels) };
  const put = (i: number, values: Float64Array): void => {
    for (let c = 0; c < 3; c++) {
      frame.a[3 * i + c] = values[c];
      frame.b[3 * i + c] = values[3 + c];
    }
    frame.foreground[i] = values[6];
  };
  for (let y = 0, i = 0; y < height; y++) {
    for (let x = 0; x < width; x++, i++) {
      take(x + 0.5, y + 0.5);
      put(i, sample);
    }
  }
  if (!smooth) return frame;
  const sum = new Float64Array(7);
  for (const i of edges(frame, width, height)) {
    const x = i % width;
    const y = (i - x) / width;
    sum.fill(0);
    for (const [gx, gy] of GRID) {
      take(x + 0.5 + gx, y + 0.5 + gy);
      for (let c = 0; c < 7; c++) sum[c] += sample[c] / 4;
    }
    put(i, sum);
  }
  return frame;
}

function edges(frame: FramePair, width: number, height: number): readonly number[] {
  const found: number[] = [];
  const differs = (plane: Float32Array, i: number, j: number): boolean => {
    const p = plane[3 * i] + plane[3 * i + 1] + plane[3 * i + 2];
    const q = plane[3 * j] + plane[3 * j + 1] + plane[3 * j + 2];
    return abs(p - q) > 0.08 * max(p, q) + 0.006;
  };
  const edge = (i: number, j: number): boolean =>
    frame.foreground[i] !== frame.foreground[j] || differs(frame.a, i, j) || differs(frame.b, i, j);
  for (let y = 0, i = 0; y < height; y++) {
    for (let x = 0; x < width; x++, i++) {
      if (
        (x > 0 && edge(i, i - 1)) ||
        (x + 1 < width && edge(i, i + 1)) ||
        (y > 0 && edge(i, i - width)) ||
        (y + 1 < height && edge(i, i + width))
      ) {
        found.push(i);
      }
    }
  }
  return found;
}
