import { expect, it } from '@jest/globals';
import { displayMatrix, rotationFromMatrix } from '@relight/engine/media/rotation.js';

it.each([0, 90, 180, 270] as const)('displayMatrix(%s) reads back, and keeps the picture in view', (rotation) => {
  const [width, height] = [640, 360];
  const matrix = Array.from(displayMatrix(rotation, width, height));
  expect(rotationFromMatrix(matrix)).toBe(rotation);
  const corners = [[0, 0], [width, 0], [0, height], [width, height]] as const; // prettier-ignore
  const [a, b, , c, d, , x, y] = matrix.map((value) => value / 65536);
  const shown = corners.map(([u, v]) => [a * u + c * v + x, b * u + d * v + y]);
  const upright = rotation % 180 === 0;
  expect([Math.min(...shown.map((p) => p[0])), Math.max(...shown.map((p) => p[0]))]).toEqual([0, upright ? width : height]);
  expect([Math.min(...shown.map((p) => p[1])), Math.max(...shown.map((p) => p[1]))]).toEqual([0, upright ? height : width]);
});

it('a file without a matrix is upright', () => {
  expect(rotationFromMatrix([])).toBe(0);
});
