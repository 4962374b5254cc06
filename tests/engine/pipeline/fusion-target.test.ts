import { describe, expect, it } from '@jest/globals';
import { fusionTarget } from '@relight/engine/pipeline/fusion-target.js';
import { seededNoise } from '@relight/models/noise.js';
import { tensor, type Tensor } from '@relight/models/tensor.js';

const DIMS = [2, 3, 12, 10];
const FLOOR = 0.02;

function picture(seed: number): Tensor {
  return tensor(
    DIMS,
    seededNoise(seed)(DIMS).data.map((value) => 1 / (1 + Math.exp(-value))),
  );
}

/** `source` with the floored values of each frame times one factor: a log gain that is flat. */
function lit(source: Tensor, factors: readonly number[]): Tensor {
  const size = source.data.length / factors.length;
  return tensor(
    DIMS,
    source.data.map((value, i) => (value + FLOOR) * factors[Math.floor(i / size)] - FLOOR),
  );
}

function expectClose(found: Tensor, wanted: Tensor): void {
  expect(found.dims).toEqual(wanted.dims);
  found.data.forEach((value, i) => expect(value).toBeCloseTo(wanted.data[i], 5));
}

describe('fusionTarget()', () => {
  const source = picture(1);

  it('mixes pixels as the paper does, without clamping', () => {
    const [consistent, relit] = [tensor([1], Float32Array.of(-0.5)), tensor([1], Float32Array.of(1.5))];
    expect(fusionTarget({ domain: 'pixels', source: consistent, consistent, relit, weight: 0.25 }).data[0]).toBe(0);
  });

  it.each(['pixels', 'log-gain'] as const)('is the relight target at weight 1, for a flat change of light, in %s', (domain) => {
    const relit = lit(source, [1.4, 0.6]);
    expectClose(fusionTarget({ domain, source, consistent: source, relit, weight: 1 }), relit);
  });

  it('mixes flat log gains geometrically, whatever the detail', () => {
    const [consistent, relit] = [lit(source, [1.2, 0.9]), lit(source, [0.5, 2])];
    const fused = fusionTarget({ domain: 'log-gain', source, consistent, relit, weight: 0.75 });
    expectClose(fused, lit(source, [1.2 ** 0.25 * 0.5 ** 0.75, 0.9 ** 0.25 * 2 ** 0.75]));
  });

  it('lets a log gain carry no grain of the relit picture', () => {
    const grain = seededNoise(5)(DIMS).data;
    const relit = tensor(
      DIMS,
      lit(source, [0.7, 0.7]).data.map((value, i) => value * (1 + 0.05 * grain[i])),
    );
    const fused = fusionTarget({ domain: 'log-gain', source, consistent: source, relit, weight: 1 });
    const [kept, given] = [fused, relit].map((target) => deviation(target, source));
    expect(kept / given).toBeLessThan(0.4);
  });

  it('clamps the log gain to [-3, 2]', () => {
    for (const [factor, bound] of [
      [0.001, Math.exp(-3)],
      [1000, Math.exp(2)],
    ] as const) {
      const bright = tensor(DIMS, new Float32Array(source.data.length).fill(0.9));
      const relit = tensor(
        DIMS,
        bright.data.map((value) => value * factor),
      );
      const fused = fusionTarget({ domain: 'log-gain', source: bright, consistent: bright, relit, weight: 1 });
      expectClose(fused, lit(bright, [bound, bound]));
    }
  });

  it('stays finite where a decoder gives less than black', () => {
    const relit = tensor(
      DIMS,
      source.data.map(() => -0.5),
    );
    const fused = fusionTarget({ domain: 'log-gain', source, consistent: relit, relit, weight: 0.5 });
    expect(fused.data.every(Number.isFinite)).toBe(true);
  });
});

/** Standard deviation of the log gain against the source. */
function deviation(target: Tensor, source: Tensor): number {
  const gains = [...target.data].map((value, i) => Math.log((value + FLOOR) / (source.data[i] + FLOOR)));
  const mean = gains.reduce((sum, gain) => sum + gain, 0) / gains.length;
  return Math.sqrt(gains.reduce((sum, gain) => sum + (gain - mean) ** 2, 0) / gains.length);
}
