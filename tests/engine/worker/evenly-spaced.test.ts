import { describe, expect, it } from '@jest/globals';
import { evenlySpaced } from '@relight/engine/worker/evenly-spaced.js';

describe('evenlySpaced()', () => {
  it('takes every frame of a short clip once', () => {
    expect(evenlySpaced(3, 24)).toEqual([0, 1, 2]);
    expect(evenlySpaced(1, 24)).toEqual([0]);
  });

  it.each([25, 100, 997, 10_000])('spreads over %i frames: rising, inside, even to a frame', (count) => {
    const taken = evenlySpaced(count, 24);
    const steps = taken.slice(1).map((index, at) => index - taken[at]);
    expect(taken).toHaveLength(24);
    expect([Math.min(...steps) > 0, Math.max(...steps) - Math.min(...steps) <= 1]).toEqual([true, true]);
    expect(taken[0] + (count - 1 - taken[23])).toBeLessThanOrEqual(count / 24 + 1);
  });
});
