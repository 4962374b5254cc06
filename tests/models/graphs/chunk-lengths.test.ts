import { describe, expect, it } from '@jest/globals';
import { chunkLengths } from '@relight/models/graphs/chunk-lengths.js';

describe('chunkLengths()', () => {
  it('takes all at once where it may', () => {
    expect(chunkLengths(16, 4, 64)).toEqual([16]);
  });

  it('takes as few nearly equal chunks as stay below', () => {
    expect(chunkLengths(10, 1, 4)).toEqual([3, 3, 4]);
  });

  it('never takes less than one item', () => {
    expect(chunkLengths(3, 100, 4)).toEqual([1, 1, 1]);
  });
});
