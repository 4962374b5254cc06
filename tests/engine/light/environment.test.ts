import { describe, expect, it } from '@jest/globals';
import { projectEnvironment, rotateEnvironment, type EquirectRows } from '@relight/engine/light/environment.js';
import { environmentLight, dominantLight } from '@relight/models/families/lite/environment-light.js';
import type { Environment, Vec3 } from '@relight/models/interfaces/light.js';

function map(width: number, texel: (x: number, y: number) => Vec3): EquirectRows {
  const height = width / 2;
  return {
    width,
    height,
    *rows() {
      for (let y = 0; y < height; y++) yield Float32Array.from(Array.from({ length: width }, (_, x) => texel(x, y)).flat());
    },
  };
}

const NORMALS: readonly Vec3[] = [
  [0, 0, 1],
  [0, 0, -1],
  [1, 0, 0],
  [0, 1, 0],
  [0.6, 0, 0.8],
  [0.48, -0.6, 0.64],
];

/** Irradiance over pi as the shader reads it, first channel. */
function light(environment: Environment, normal: Vec3): number {
  return environmentLight(environment, Float32Array.from(normal))[0];
}

function expectClose(actual: Environment, wanted: Environment): void {
  actual.coefficients.forEach((value, index) => {
    expect(value).toBeCloseTo(wanted.coefficients[index], 4);
  });
}

describe('projectEnvironment()', () => {
  it.each([2, 4, 64])('gives 1 in every direction for 1 everywhere, at %d texels', (width) => {
    const environment = projectEnvironment(map(width, () => [1, 1, 1]));
    for (const normal of NORMALS) expect(light(environment, normal)).toBeCloseTo(1, 5);
  });

  it('keeps the channels apart', () => {
    const { coefficients } = projectEnvironment(map(8, () => [1, 2, 3]));
    expect(coefficients[1] / coefficients[0]).toBeCloseTo(2, 6);
    expect(coefficients[2] / coefficients[0]).toBeCloseTo(3, 6);
  });

  it.each<[string, number, number, Vec3]>([
    ['the centre, behind the subject', 31.5, 15.5, [0, 0, -1]],
    ['the left edge, behind the camera', 0, 15.5, [0, 0, 1]],
    ['a quarter from the right, to the right', 47.5, 15.5, [1, 0, 0]],
    ['a quarter from the left, to the left', 15.5, 15.5, [-1, 0, 0]],
    ['the top, above', 20, 0, [0, 1, 0]],
    ['the bottom, below', 20, 31, [0, -1, 0]],
  ])('finds one bright texel at %s', (_, column, row, wanted) => {
    const near = (a: number, b: number): boolean => Math.abs(a - b) < 1;
    const environment = projectEnvironment(map(64, (x, y) => (near(x, column) && near(y, row) ? [100, 100, 100] : [0, 0, 0])));
    const { direction, directionality } = dominantLight(environment);
    wanted.forEach((value, axis) => {
      expect(Math.abs(direction[axis] - value)).toBeLessThan(0.06);
    });
    expect(directionality).toBeGreaterThan(0.95);
  });

  it('agrees with a sum over texels of section 1 of Ramamoorthi and Hanrahan', () => {
    const width = 256;
    const texel = (x: number, y: number): number => 1 + Math.sin(x / 17) * Math.cos(y / 11);
    const { coefficients } = projectEnvironment(map(width, (x, y) => [texel(x, y), 0, 0]));
    let [sum, sumXz] = [0, 0];
    for (let y = 0; y < width / 2; y++) {
      const e = Math.PI * (0.5 - (y + 0.5) / (width / 2));
      for (let x = 0; x < width; x++) {
        const p = 2 * Math.PI * ((x + 0.5) / width - 0.5);
        const weight = texel(x, y) * ((2 * Math.PI) / width) * (Math.PI / (width / 2)) * Math.cos(e);
        sum += weight * 0.282095;
        sumXz += weight * 1.092548 * (Math.sin(p) * Math.cos(e)) * (-Math.cos(p) * Math.cos(e));
      }
    }
    expect(coefficients[0]).toBeCloseTo(sum, 2);
    expect(coefficients[3 * 7]).toBeCloseTo(sumXz / 4, 3);
  });
});

describe('rotateEnvironment()', () => {
  const texel = (x: number, y: number): Vec3 => [
    Math.exp(Math.sin(x / 5 + y / 7)),
    ((x * 7 + y * 3) % 13) / 13,
    1 + Math.cos(y / 4) * Math.sin(x / 11),
  ];
  const environment = projectEnvironment(map(64, texel));

  it.each([1, 16, 32, 50])('is the map shifted to its right by %d of 64 texels', (shift) => {
    const shifted = projectEnvironment(map(64, (x, y) => texel((x - shift + 64) % 64, y)));
    expectClose(rotateEnvironment(environment, (360 * shift) / 64), shifted);
  });

  it('is nothing at 0 and at 360 degrees, and undone by its opposite', () => {
    expectClose(rotateEnvironment(environment, 0), environment);
    expectClose(rotateEnvironment(environment, 360), environment);
    expectClose(rotateEnvironment(rotateEnvironment(environment, 77), -77), environment);
  });
});
