import { describe, expect, it } from '@jest/globals';
import { timestepEmbedding } from '@relight/models/graphs/timestep-embedding.js';

describe('timestepEmbedding()', () => {
  it('is all ones, then all zeros, at timestep 0', () => {
    expect(timestepEmbedding(0, 6)).toEqual({ dims: [1, 6], data: Float32Array.of(1, 1, 1, 0, 0, 0) });
  });

  it('has cosines, then sines, of frequencies that fall from 1 by 10000^(1 / half)', () => {
    const { data } = timestepEmbedding(901, 320);
    expect(data[0]).toBeCloseTo(Math.cos(901), 6);
    expect(data[160]).toBeCloseTo(Math.sin(901), 6);
    expect(data[80]).toBeCloseTo(Math.cos(9.01), 4);
    expect(data[319]).toBeCloseTo(Math.sin(901 * 10000 ** (-159 / 160)), 5);
  });
});
