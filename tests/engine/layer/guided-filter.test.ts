import { describe, expect, it } from '@jest/globals';
import { createGuidedFilter } from '@relight/engine/layer/guided-filter.js';
import { createRandom } from './test-frames.js';

const [WIDTH, HEIGHT] = [19, 11];
const SIZE = WIDTH * HEIGHT;

function noise(seed: number, scale = 1): Float32Array {
  const random = createRandom(seed);
  return Float32Array.from({ length: SIZE }, () => scale * (random() - 0.5));
}

/** Mean over the window of radius 3, as the definition says it. */
function windowMean(values: readonly number[] | Float32Array): readonly number[] {
  return Array.from({ length: SIZE }, (_, at) => {
    const [x, y] = [at % WIDTH, Math.floor(at / WIDTH)];
    let [sum, count] = [0, 0];
    for (let row = Math.max(y - 3, 0); row <= Math.min(y + 3, HEIGHT - 1); row++) {
      for (let column = Math.max(x - 3, 0); column <= Math.min(x + 3, WIDTH - 1); column++) {
        sum += values[row * WIDTH + column];
        count++;
      }
    }
    return sum / count;
  });
}

describe('createGuidedFilter()', () => {
  it('is the published formula: covariance over variance + 0.01 in windows of radius 3, both means taken again', () => {
    const [guide, values] = [noise(1, 2), noise(2)];
    const [meanGuide, meanValues] = [windowMean(guide), windowMean(values)];
    const square = windowMean(guide.map((value) => value * value));
    const product = windowMean(guide.map((value, at) => value * values[at]));
    const slope = square.map((value, at) => (product[at] - meanGuide[at] * meanValues[at]) / (value - meanGuide[at] ** 2 + 0.01));
    const level = slope.map((value, at) => meanValues[at] - value * meanGuide[at]);
    const { a, b } = createGuidedFilter(guide, WIDTH, HEIGHT)(values);
    windowMean(slope).forEach((value, at) => expect(a[at]).toBeCloseTo(value, 4));
    windowMean(level).forEach((value, at) => expect(b[at]).toBeCloseTo(value, 4));
  });

  it('keeps a constant, whatever the guide', () => {
    const { a, b } = createGuidedFilter(noise(3, 4), WIDTH, HEIGHT)(new Float32Array(SIZE).fill(0.7));
    a.forEach((value) => expect(value).toBeCloseTo(0, 4));
    b.forEach((value) => expect(value).toBeCloseTo(0.7, 4));
  });

  it('follows values that follow the guide', () => {
    const guide = noise(4, 6);
    const { a, b } = createGuidedFilter(guide, WIDTH, HEIGHT)(guide.map((value) => 2 * value - 1));
    guide.forEach((value, at) => expect(Math.abs(a[at] * value + b[at] - (2 * value - 1))).toBeLessThan(0.03));
  });

  it('takes pictures smaller than its window', () => {
    const { a, b } = createGuidedFilter(new Float32Array([1, 2]), 2, 1)(new Float32Array([3, 3]));
    expect([...a, ...b].map((value) => Math.round(value * 1000) / 1000 + 0)).toEqual([0, 0, 3, 3]);
  });
});
