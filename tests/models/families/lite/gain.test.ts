import { describe, expect, it } from '@jest/globals';
import { delight, writeGain } from '@relight/models/families/lite/gain.js';
import { lightCondition } from './light-conditions.js';

const condition = { ...lightCondition([]), delight: 0.5, whiteBalance: 0 };
const level = { medianLogShading: [0.3, 0.3, 0.3], cast: [0.2, 0, -0.4] } as const;

describe('delight()', () => {
  it('is 1 where the old light is at the clip’s median', () => {
    expect(delight(new Float32Array(3).fill(0.3), level, condition).every((factor) => Math.abs(factor - 1) < 1e-6)).toBe(true);
  });

  it('removes the asked share of the old light, within -2 and 1.2 of the median', () => {
    const factor = (logShading: number): number => delight(new Float32Array(3).fill(logShading), level, condition)[0];
    expect(factor(1.3)).toBeCloseTo(Math.exp(-0.5), 5);
    expect(factor(99)).toBeCloseTo(Math.exp(-0.6), 5);
    expect(factor(-99)).toBeCloseTo(Math.E, 5);
  });

  it('removes the asked share of the old light’s colour', () => {
    const [red, green, blue] = delight(new Float32Array(3).fill(0.3), level, { ...condition, whiteBalance: 0.5 });
    expect([red, green, blue]).toEqual([expect.closeTo(Math.exp(-0.1), 5), expect.closeTo(1, 5), expect.closeTo(Math.exp(0.2), 5)]);
  });
});

describe('writeGain()', () => {
  it('multiplies exposure, new light and what delights, within [0.04, 5], whatever comes', () => {
    const gain = new Float32Array(4);
    writeGain(gain, Float32Array.of(2, 1e9, 0, Number.NaN), Float32Array.of(0.5, 1, 1, 1), 1.5);
    expect([...gain]).toEqual([1.5, 5, Math.fround(0.04), Math.fround(0.04)]);
  });
});
