import { describe, expect, it } from '@jest/globals';
import { guidedLowPass } from '@relight/engine/pipeline/guided-low-pass.js';
import { seededNoise } from '@relight/models/noise.js';
import { tensor, type Tensor } from '@relight/models/tensor.js';

function deviation(values: Float32Array): number {
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
  return Math.sqrt(values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / values.length);
}

describe.each([
  ['fitted at full size', 24, 20],
  ['fitted on the grid', 140, 150],
])('guidedLowPass(), %s', (_, height, width) => {
  const guide = seededNoise(1)([2, 1, height, width]);
  const flat = tensor([2, 1, height, width]);

  it('leaves a constant as it is', () => {
    const values = tensor([2, 3, height, width], new Float32Array(6 * height * width).fill(-0.7));
    const farthest = guidedLowPass(values, guide).data.reduce((most, value) => Math.max(most, Math.abs(value + 0.7)), 0);
    expect(farthest).toBeLessThan(1e-5);
  });

  it('is linear', () => {
    const [x, y] = [2, 3].map((seed) => seededNoise(seed)([2, 3, height, width]));
    const sum = tensor(
      x.dims,
      x.data.map((value, i) => value + 2 * y.data[i]),
    );
    const [ofSum, ofX, ofY] = [sum, x, y].map((values) => guidedLowPass(values, guide));
    const farthest = ofSum.data.reduce((most, value, i) => Math.max(most, Math.abs(value - ofX.data[i] - 2 * ofY.data[i])), 0);
    expect(farthest).toBeLessThan(2e-5);
  });

  it('takes noise away that the guide does not show', () => {
    const noise = seededNoise(4)([2, 3, height, width]);
    expect(deviation(guidedLowPass(noise, flat).data)).toBeLessThan(0.25);
  });

  it('keeps an edge that the guide shows, and blurs it where the guide is flat', () => {
    const edge = (channels: number): Tensor => {
      const picture = tensor([2, channels, height, width]);
      return tensor(
        picture.dims,
        picture.data.map((__, i) => (i % width < width / 2 ? 0 : 1)),
      );
    };
    const step = ({ data }: Tensor): number => data[(height / 2) * width + width / 2] - data[(height / 2) * width + width / 2 - 1];
    expect(step(guidedLowPass(edge(3), edge(1)))).toBeGreaterThan(0.85);
    expect(step(guidedLowPass(edge(3), flat))).toBeLessThan(0.2);
  });

  it('mixes neither frames nor channels', () => {
    const values = seededNoise(5)([2, 3, height, width]);
    const other = tensor(values.dims, values.data.slice());
    other.data.fill(9, height * width, 2 * height * width);
    const [one, two] = [values, other].map((picture) => guidedLowPass(picture, guide).data);
    expect(two.subarray(2 * height * width).every((value, i) => value === one[2 * height * width + i])).toBe(true);
    expect(two.subarray(0, height * width).every((value, i) => value === one[i])).toBe(true);
  });
});
