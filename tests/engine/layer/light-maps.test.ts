import { describe, expect, it } from '@jest/globals';
import { lightMaps } from '@relight/engine/layer/light-maps.js';
import { tensor } from '@relight/models/tensor.js';
import { toLinear } from './reference-light.js';
import { createRandom } from './test-frames.js';

const DIMS = [1, 3, 8, 12];
const SIZE = 96;

function view(seed: number) {
  const random = createRandom(seed);
  return tensor(DIMS, Float32Array.from({ length: 3 * SIZE }, random));
}

/** Gain that the maps hold for view pixel `at` and a channel. */
function gainAt(maps: ReturnType<typeof lightMaps>, codes: Float32Array, at: number, channel: number): number {
  const [r, g, b] = [0, 1, 2].map((plane) => toLinear(codes[plane * SIZE + at]));
  const guide = Math.log2(0.2126 * r + 0.7152 * g + 0.0722 * b + 0.02);
  return 2 ** (maps.light.planes[2 * channel][at] * guide + maps.light.planes[2 * channel + 1][at]);
}

describe('lightMaps()', () => {
  it('holds a flat gain of each channel exactly, and the offset as it came', () => {
    const source = view(1);
    const gain = tensor(
      DIMS,
      Float32Array.from({ length: 3 * SIZE }, (_, at) => [0.5, 1, 2.5][Math.floor(at / SIZE)]),
    );
    const offset = tensor(
      DIMS,
      Float32Array.from({ length: 3 * SIZE }, (_, at) => at / 1000),
    );
    const maps = lightMaps(source, { kind: 'gain', gain, offset, pattern: null });
    for (let at = 0; at < SIZE; at++) {
      [0.5, 1, 2.5].forEach((wanted, channel) => expect(gainAt(maps, source.data, at, channel)).toBeCloseTo(wanted, 4));
    }
    expect(maps.light.planes.slice(6).flatMap((plane) => [...plane])).toEqual([...offset.data]);
  });

  it('hands a pattern on at its own size', () => {
    const ones = tensor(DIMS, new Float32Array(3 * SIZE).fill(1));
    const pattern = tensor(
      [1, 3, 2, 5],
      Float32Array.from({ length: 30 }, (_, at) => at),
    );
    const maps = lightMaps(view(2), { kind: 'gain', gain: ones, offset: ones, pattern });
    expect(maps.pattern?.width).toBe(5);
    expect(maps.pattern?.planes.map((plane) => plane[0])).toEqual([0, 10, 20]);
  });

  it('takes a gain of 0 for a very small one', () => {
    const zeros = tensor(DIMS);
    const source = view(3);
    const maps = lightMaps(source, { kind: 'gain', gain: zeros, offset: zeros, pattern: null });
    expect(gainAt(maps, source.data, 10, 0)).toBeCloseTo(1e-4, 5);
  });
});
