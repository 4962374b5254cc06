import { describe, expect, it } from '@jest/globals';
import { latentMask } from '@relight/engine/pipeline/latent-mask.js';
import { tensor } from '@relight/models/tensor.js';

describe('latentMask()', () => {
  it('is the mask itself, less what is not fully white, where sizes agree', () => {
    const mask = tensor([2, 1, 1, 3], Float32Array.of(1, 0.999, 0, 0, 1, 1));
    expect(latentMask(mask, 1, 3)).toEqual(tensor([2, 1, 1, 3], Float32Array.of(1, 0, 0, 0, 1, 1)));
  });

  it('looks at the four middle pixels of each block of eight, as a bilinear resize without smoothing does', () => {
    const mask = tensor([1, 1, 8, 16], new Float32Array(128).fill(1));
    const at = (hole: number): readonly number[] => {
      const holed = mask.data.slice();
      holed[hole] = 0.5;
      return [...latentMask(tensor(mask.dims, holed), 1, 2).data];
    };
    for (let y = 0; y < 8; y++) {
      for (let x = 0; x < 16; x++) {
        const matters = (y === 3 || y === 4) && (x % 8 === 3 || x % 8 === 4);
        expect(at(16 * y + x)).toEqual([matters && x < 8 ? 0 : 1, matters && x >= 8 ? 0 : 1]);
      }
    }
  });

  it('looks at both sides where a side is no multiple', () => {
    // Centres at 0.25 and 1.75 of three pixels: each place looks at two.
    expect([...latentMask(tensor([1, 1, 1, 3], Float32Array.of(1, 1, 0)), 1, 2).data]).toEqual([1, 0]);
  });
});
