import { describe, expect, it } from '@jest/globals';
import { lightMap } from '@relight/models/families/iclight/light-map.js';
import type { DirectionalLight, Rgb, Vec3 } from '@relight/models/interfaces/light.js';

const wide = { width: 512, height: 4 };
const SIZE = 512 * 4;
const RADIANS = Math.PI / 180;

const light = (direction: Vec3, color: Rgb = [1, 1, 1]): DirectionalLight => ({ direction, color, softness: 0, falloff: 0 });
const atDegrees = (degrees: number, color?: Rgb): DirectionalLight =>
  light([Math.cos(degrees * RADIANS) * 0.948, Math.sin(degrees * RADIANS) * 0.948, 0.318], color);

/** The map's bytes. */
function bytes(lights: readonly DirectionalLight[], extent = wide): number[] {
  const map = lightMap(lights, extent);
  if (map === null) throw new Error('a map is wanted');
  return Array.from(map.data, (value) => Math.round(value * 254));
}

/** The reference's ramp: the step first, every value from it, the last one forced, then truncated. */
function linspace(from: number, to: number, count: number): number[] {
  const step = (to - from) / (count - 1);
  return Array.from({ length: count }, (_, index) => Math.trunc(index === count - 1 ? to : index * step + from));
}

describe('lightMap()', () => {
  it('has the published table of the four sides', () => {
    const [left, right] = [180, 0].map((degrees) => bytes([atDegrees(degrees)]));
    const [top, bottom] = [90, 270].map((degrees) => bytes([atDegrees(degrees)], { width: 4, height: 512 }));
    expect([left[0], left[1], left[511]]).toEqual([255, 254, 0]);
    expect([right[0], right[1], right[3], right[511]]).toEqual([0, 0, 1, 255]);
    expect([top[0], top[4], top[511 * 4]]).toEqual([255, 254, 0]);
    expect([bottom[0], bottom[4], bottom[3 * 4], bottom[511 * 4]]).toEqual([0, 0, 1, 255]);
  });

  it.each([64, 72, 256, 384, 512, 680, 1024])('is exactly the reference’s ramp at %d pixels', (length) => {
    const extent = { width: length, height: 4 };
    const tall = { width: 4, height: length };
    const column = (map: number[]): number[] => Array.from({ length }, (_, row) => map[row * 4 + 2]);
    expect(bytes([atDegrees(180)], extent).slice(0, length)).toEqual(linspace(255, 0, length));
    expect(bytes([atDegrees(0)], extent).slice(length, 2 * length)).toEqual(linspace(0, 255, length));
    expect(column(bytes([atDegrees(90)], tall))).toEqual(linspace(255, 0, length));
    expect(column(bytes([atDegrees(270)], tall))).toEqual(linspace(0, 255, length));
  });

  it('keeps 127 as middle grey, so that white is a little above 1', () => {
    const map = lightMap([atDegrees(0)], wide)!;
    expect(map.dims).toEqual([1, 3, 4, 512]);
    expect(2 * map.data[511] - 1).toBeCloseTo(255 / 127 - 1, 6);
  });

  it('of a slanted light is darkest in the far corner and brightest in the near one', () => {
    const map = bytes([atDegrees(45)], { width: 96, height: 64 }).slice(0, 96 * 64);
    expect(map[63 * 96]).toBe(0);
    expect(map[95]).toBe(255);
    expect(Math.abs(map[0] - (255 * 63) / (63 + 95))).toBeLessThan(1.5);
    for (let row = 1; row < 64; row++) expect(map[row * 96 + 40]).toBeLessThanOrEqual(map[(row - 1) * 96 + 40]);
  });

  it('turns smoothly with the light', () => {
    for (let degrees = 0; degrees < 360; degrees += 15) {
      const [one, two] = [degrees, degrees + 1].map((at) => bytes([atDegrees(at)], { width: 24, height: 16 }));
      expect(Math.max(...one.map((value, at) => Math.abs(value - two[at])))).toBeLessThan(16);
    }
  });

  it('is the same at any brightness of one light', () => {
    expect(bytes([atDegrees(180, [3, 3, 3])])).toEqual(bytes([atDegrees(180)]));
  });

  it('shows a light’s colour, encoded for display', () => {
    const map = bytes([atDegrees(0, [2, 1, 0])]);
    expect([map[511], map[511 + SIZE], map[511 + 2 * SIZE]]).toEqual([255, Math.trunc(255 * 0.735357), 0]);
  });

  it('of two lights is their sum, white at most', () => {
    const both = bytes([atDegrees(180, [1, 0, 0]), atDegrees(0, [0, 0, 1])]);
    expect([both[0], both[511], both[2 * SIZE], both[2 * SIZE + 511]]).toEqual([255, 0, 0, 255]);
    const even = bytes([atDegrees(180), atDegrees(0)]);
    expect(even.every((value) => value >= 253)).toBe(true);
    expect(bytes([atDegrees(180), atDegrees(180)])).toEqual(bytes([atDegrees(180)]));
  });

  it('of frontal light, of no light and of darkness is none', () => {
    expect(lightMap([], wide)).toBeNull();
    expect(lightMap([light([0.1, 0.1, 0.99])], wide)).toBeNull();
    expect(lightMap([atDegrees(0, [0, 0, 0])], wide)).toBeNull();
  });
});
