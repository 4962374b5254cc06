import { describe, expect, it } from '@jest/globals';
import { decay } from '@relight/models/families/lite/decay.js';

describe('decay()', () => {
  it('is exp(-value) to 2e-6 of itself up to 16', () => {
    const values = Array.from({ length: 5000 }, (_, index) => (index * 16) / 5000);
    expect(Math.max(...values.map((value) => Math.abs(decay(value) * Math.exp(value) - 1)))).toBeLessThan(2.5e-6);
    expect(decay(0)).toBe(1);
  });

  it('is next to nothing further on, however far', () => {
    for (const value of [16, 100, 1e9, Infinity]) expect(decay(value)).toBeLessThan(2e-7);
  });
});
