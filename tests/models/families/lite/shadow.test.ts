import { describe, expect, it } from '@jest/globals';
import { castShadow } from '@relight/models/families/lite/shadow.js';

const extent = { width: 96, height: 96 };

/** A box of height 0.5 in the middle of a plane. */
function box(): Float32Array {
  return Float32Array.from({ length: 96 * 96 }, (_, at) =>
    Math.abs((at % 96) - 48) < 8 && Math.abs(Math.floor(at / 96) - 48) < 8 ? 0.5 : 0,
  );
}

function at(field: Float32Array, x: number, y: number): number {
  return field[y * 96 + x];
}

describe('castShadow()', () => {
  it('of a tall box falls away from the light', () => {
    const fromLeft = castShadow(box(), extent, [-0.8, 0, 0.6], 0);
    expect(at(fromLeft, 60, 48)).toBeLessThan(0.3);
    expect(at(fromLeft, 36, 48)).toBeGreaterThan(0.98);
    expect(at(fromLeft, 48, 48)).toBeGreaterThan(0.98);
    const fromTop = castShadow(box(), extent, [0, 0.8, 0.6], 0);
    expect(at(fromTop, 48, 60)).toBeLessThan(0.3);
    expect(at(fromTop, 48, 36)).toBeGreaterThan(0.98);
  });

  it('is as long as the light is low', () => {
    const dark = (lz: number): number => castShadow(box(), extent, [-Math.sqrt(1 - lz * lz), 0, lz], 0).filter((lit) => lit < 0.5).length;
    expect(dark(0.4)).toBeGreaterThan(1.2 * dark(0.7));
  });

  it('gets softer with softness, and is none for a light from the front', () => {
    const edge = (softness: number): number => {
      const lit = castShadow(box(), extent, [-0.8, 0, 0.6], softness);
      return Math.max(...Array.from({ length: 40 }, (_, x) => Math.abs(at(lit, 51 + x, 48) - at(lit, 50 + x, 48))));
    };
    expect(edge(1)).toBeLessThan(0.7 * edge(0));
    expect(castShadow(box(), extent, [0, 0, 1], 0).every((lit) => lit === 1)).toBe(true);
  });

  it('of the mirrored depth from the mirrored light is the mirrored shadow', () => {
    const depth = Float32Array.from({ length: 96 * 96 }, (_, index) => 0.4 * Math.sin(index % 96) * Math.cos(Math.floor(index / 96) / 7));
    const mirror = (field: Float32Array): Float32Array => field.map((_, index) => field[index - (index % 96) + 95 - (index % 96)]);
    const left = castShadow(depth, extent, [-0.6, 0.64, 0.48], 0.4);
    const right = castShadow(mirror(depth), extent, [0.6, 0.64, 0.48], 0.4);
    expect(Math.max(...mirror(left).map((lit, index) => Math.abs(lit - right[index])))).toBeLessThan(1e-4);
  });

  it('stays in [0, 1] on a plane, on noise and for a grazing light', () => {
    const noise = Float32Array.from({ length: 96 * 96 }, (_, index) => 2 * Math.sin(index * 12.9898));
    const lit = castShadow(noise, extent, [1, 0, 0], 0.5);
    expect(lit.every((value) => value >= -1e-6 && value <= 1 + 1e-6)).toBe(true);
    expect(castShadow(new Float32Array(96 * 96), extent, [0.8, 0, 0.6], 0.3).every((value) => value > 0.999)).toBe(true);
  });
});
