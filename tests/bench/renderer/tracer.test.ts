import { describe, expect, it } from '@jest/globals';
import { still } from './motion.js';
import { plain } from './patterns.js';
import { createRandom } from './random.js';
import { renderFrame } from './render-frame.js';
import type { Material, Scene } from './scene.js';
import { scenes } from './scenes/index.js';
import { sphere } from './shapes.js';
import { createTracer } from './tracer.js';
import type { Hit } from './tracer.js';

const grey: Material = { albedo: plain([0.5, 0.5, 0.5]), specular: 0, gloss: 4 };
/** A ball of radius 1 at (0, 1, 0) on a floor. */
const ball: Scene = {
  solids: [{ sdf: sphere(1), radius: 1, step: 1, material: grey, foreground: true, pose: still([0, 1, 0]) }],
  planes: [{ normal: [0, 1, 0], offset: 0, material: grey }],
  sky: [
    [1, 1, 1],
    [1, 1, 1],
  ],
  ground: [0, 0, 0],
  camera: () => ({ position: [0, 1, 10], target: [0, 1, 0], zoom: 0.3 }),
};
const empty = (): Hit => ({ solid: -1, plane: -1, distance: 0, x: 0, y: 0, z: 0, nx: 0, ny: 0, nz: 0 });
const tracer = createTracer(ball, 0);
const s = Math.SQRT1_2;

describe('meet()', () => {
  it('finds a ball where the quadratic has it, with its normal', () => {
    const hit = empty();
    expect(tracer.meet(0.6, 1, 10, 0, 0, -1, hit)).toBe(true);
    expect(hit.solid).toBe(0);
    expect(hit.distance).toBeCloseTo(10 - 0.8, 2);
    [hit.nx, hit.ny, hit.nz].forEach((v, i) => expect(v).toBeCloseTo([0.6, 0, 0.8][i], 2));
  });

  it('finds the floor beside it, and nothing above', () => {
    const hit = empty();
    expect(tracer.meet(3, 1, 1, 0, -s, -s, hit)).toBe(true);
    expect([hit.solid, hit.plane]).toEqual([-1, 0]);
    expect(hit.distance).toBeCloseTo(Math.SQRT2, 6);
    expect(tracer.meet(3, 1, 1, 0, s, -s, hit)).toBe(false);
  });
});

describe('passes()', () => {
  it('is 0 in the umbra, 1 in the open, and half at the edge of the shadow', () => {
    expect(tracer.passes(0, 0.001, 0, 0, 1, 0, 50)).toBe(0);
    expect(tracer.passes(4, 0.001, 0, 0, 1, 0, 50)).toBe(1);
    expect(tracer.passes(-3, 1, 0, 1, 0, 0, 50)).toBe(0);
    expect(tracer.passes(-3, 2, 0, 1, 0, 0, 50)).toBeGreaterThan(0.25);
    expect(tracer.passes(-3, 2, 0, 1, 0, 0, 50)).toBeLessThan(0.75);
  });

  it('has a wider penumbra under a broader lamp', () => {
    const near = (sharpness: number): number => tracer.passes(-3, 2.2, 0, 1, 0, 0, sharpness);
    expect(near(50)).toBe(1);
    expect(near(4)).toBeLessThan(0.95);
  });
});

describe('renderFrame()', () => {
  const light = { lamps: [{ direction: [0, 0, 1] as const, color: [1, 1, 1] as const, softness: 0 }], ambient: [0, 0, 0] as const };
  const dark = { lamps: [], ambient: [0, 0, 0] as const };

  it('gives Lambert: albedo where the surface faces the lamp, and its cosine towards the rim', () => {
    const { a, b, foreground } = renderFrame(ball, 0, light, dark, 101, 101, false);
    const at = (x: number): number => 3 * (50 * 101 + x);
    expect(a[at(50)]).toBeCloseTo(0.5, 2);
    // 3 units of half width over 50.5 pixels, seen at distance 10.
    const x = (15 / 50.5) * 3 * 0.918;
    expect(a[at(65)]).toBeCloseTo(0.5 * Math.sqrt(1 - x * x), 1);
    expect(foreground[at(50) / 3]).toBe(1);
    expect(foreground[at(99) / 3]).toBe(0);
    expect(b.every((v) => v === 0)).toBe(true);
  });

  it.each(Object.keys(scenes))('%s shows foreground and background, both lit, and moves', (kind) => {
    const scene = scenes[kind](createRandom(3));
    const both = {
      lamps: [{ direction: [-0.5, 0.5, s] as const, color: [1, 1, 1] as const, softness: 0.2 }],
      ambient: [0.3, 0.3, 0.3] as const,
    };
    const first = renderFrame(scene, 0, both, both, 32, 32, false);
    const later = renderFrame(scene, 0.25, both, both, 32, 32, false);
    const share = first.foreground.reduce((sum, v) => sum + v, 0) / 1024;
    expect(share).toBeGreaterThan(0.04);
    expect(share).toBeLessThan(0.8);
    expect(first.a.every((v) => Number.isFinite(v) && v >= 0)).toBe(true);
    expect(first.a.filter((v) => v > 0.05).length).toBeGreaterThan(0.7 * first.a.length);
    expect(first.a.some((v, i) => Math.abs(v - later.a[i]) > 0.05)).toBe(true);
  });
});
