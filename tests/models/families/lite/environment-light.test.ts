import { describe, expect, it } from '@jest/globals';
import { dominantLight, environmentLight } from '@relight/models/families/lite/environment-light.js';

const Y = [
  (): number => 0.282095,
  (_: number, y: number): number => 0.488603 * y,
  (_: number, __: number, z: number): number => 0.488603 * z,
  (x: number): number => 0.488603 * x,
];

/** Irradiance over pi of one sun of unit radiance times solid angle, bands 0 and 1. */
function sun(x: number, y: number, z: number): Float32Array {
  const coefficients = new Float32Array(27);
  Y.forEach((basis, index) => coefficients.fill((index === 0 ? 1 : 2 / 3) * basis(x, y, z), 3 * index, 3 * index + 3));
  return coefficients;
}

function sphere(count: number): Float32Array {
  const normal = new Float32Array(3 * count);
  for (let at = 0; at < count; at++) {
    const y = 1 - (2 * at + 1) / count;
    const radius = Math.sqrt(1 - y * y);
    normal[at] = radius * Math.cos(2.39996 * at);
    normal[at + count] = y;
    normal[at + 2 * count] = radius * Math.sin(2.39996 * at);
  }
  return normal;
}

describe('environmentLight()', () => {
  it('of a constant environment of 1 is 1 in every direction', () => {
    const coefficients = new Float32Array(27);
    coefficients.fill(1 / 0.282095, 0, 3);
    expect(environmentLight({ coefficients }, sphere(200)).every((light) => Math.abs(light - 1) < 1e-6)).toBe(true);
  });

  it('of a sun follows its side and never falls below 8 % of the mean', () => {
    const light = environmentLight({ coefficients: sun(1, 0, 0) }, Float32Array.of(1, -1, 0, 0, 0, 0, 0, 0, 1));
    expect(light[0]).toBeGreaterThan(light[2]);
    expect(light[1]).toBeCloseTo(0.08 * 0.282095 * 0.282095, 6);
  });

  it('keeps its channels apart', () => {
    const coefficients = new Float32Array(27);
    coefficients[0] = 1;
    coefficients[1] = 2;
    coefficients[2] = 3;
    const [red, green, blue] = environmentLight({ coefficients }, Float32Array.of(0, 0, 1));
    expect([green / red, blue / red]).toEqual([expect.closeTo(2, 5), expect.closeTo(3, 5)]);
  });
});

describe('dominantLight()', () => {
  it('of a sun points at it with directionality 1', () => {
    const { direction, directionality } = dominantLight({ coefficients: sun(0.6, 0, -0.8) });
    expect(direction.map((value) => Number(value.toFixed(4)))).toEqual([0.6, 0, -0.8]);
    expect(directionality).toBeCloseTo(1, 4);
  });

  it('of an even sky has no direction', () => {
    const coefficients = new Float32Array(27);
    coefficients.fill(1, 0, 3);
    expect(dominantLight({ coefficients })).toEqual({ direction: [0, 0, 1], directionality: 0 });
    expect(dominantLight({ coefficients: new Float32Array(27) }).directionality).toBe(0);
  });
});
