import { describe, expect, it } from '@jest/globals';
import { maskMix } from '@relight/engine/pipeline/mask-mix.js';
import { tensor } from '@relight/models/tensor.js';

describe('maskMix()', () => {
  const dims = [2, 3, 1, 2];
  const outside = tensor(
    dims,
    Float32Array.from({ length: 12 }, (_, i) => 0.1 * i),
  );
  const inside = tensor(
    dims,
    Float32Array.from({ length: 12 }, (_, i) => 1 / (i + 3)),
  );

  it('is exactly the one or the other where the mask is 0 or 1, in every channel of its frame', () => {
    const mixed = maskMix(outside, inside, tensor([2, 1, 1, 2], Float32Array.of(0, 1, 1, 0)));
    const kept = [0, 1, 0, 1, 0, 1, 1, 0, 1, 0, 1, 0];
    expect([...mixed.data]).toEqual(kept.map((within, i) => (within ? inside : outside).data[i]));
  });

  it('mixes in proportion in between', () => {
    const mixed = maskMix(outside, inside, tensor([2, 1, 1, 2], new Float32Array(4).fill(0.25)));
    mixed.data.forEach((value, i) => expect(value).toBeCloseTo(0.75 * outside.data[i] + 0.25 * inside.data[i], 6));
  });

  it('refuses a mask of another size', () => {
    expect(() => maskMix(outside, inside, tensor([1, 1, 1, 2]))).toThrow(RangeError);
  });
});
