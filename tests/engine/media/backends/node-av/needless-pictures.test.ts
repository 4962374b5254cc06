import { describe, expect, it } from '@jest/globals';
import { needlessPictures } from '@relight/engine/media/backends/node-av/needless-pictures.js';
import { frameIndex } from '@relight/engine/media/frame-index.js';

const COUNT = 40;
const packets = Array.from({ length: COUNT }, (_, at) => ({ pts: 10 * at, duration: 10, key: true, discard: false, corrupt: false }));
const index = frameIndex(packets, { num: 1, den: 1000 });

function needless(wanted: readonly number[], reach: number): readonly number[] {
  const tell = needlessPictures(wanted, index, reach);
  return Array.from({ length: COUNT }, (_, at) => at).filter((at) => tell(10 * at));
}

describe('needlessPictures()', () => {
  it('names what lies between wanted frames, and nothing that is wanted or comes after', () => {
    expect(needless([2, 3, 6], 8)).toEqual([0, 1, 4, 5]);
    expect(needless([0, 1, 2], 8)).toEqual([]);
  });

  it('reaches back only so far, as longer gaps are jumped over', () => {
    expect(needless([1, 30], 3)).toEqual([0, 27, 28, 29]);
  });

  it('names no picture of an unknown time', () => {
    expect(needlessPictures([5], index, 8)(3)).toBe(false);
  });
});
