import { describe, expect, it } from '@jest/globals';
import { chunkedIds, truncatedIds } from '@relight/models/families/sd15/prompt-chunks.js';

const frame = { start: 49406, end: 49407, tokens: 77 };
const ids = (count: number): number[] => Array.from({ length: count }, (_, i) => i);

describe.each([
  ['truncatedIds()', (list: readonly number[]) => [truncatedIds(list, frame)]],
  ['chunkedIds()', (list: readonly number[]) => chunkedIds(list, frame)],
])('%s', (_name, make) => {
  it.each([0, 1, 74, 75])('frames %i ids in 77, filled up with ends', (count) => {
    expect(make(ids(count))).toEqual([[49406, ...ids(count), ...new Array<number>(76 - count).fill(49407)]]);
  });
});

describe('truncatedIds()', () => {
  it('loses what does not fit', () => {
    expect(truncatedIds(ids(500), frame)).toEqual([49406, ...ids(75), 49407]);
  });
});

describe('chunkedIds()', () => {
  it.each([76, 150, 151, 500])('holds all of %i ids in order, 75 in each chunk', (count) => {
    const chunks = chunkedIds(ids(count), frame);
    expect(chunks).toHaveLength(Math.ceil(count / 75));
    expect(chunks.every((chunk) => chunk.length === 77 && chunk[0] === 49406 && chunk[76] === 49407)).toBe(true);
    expect(chunks.flatMap((chunk) => chunk.filter((id) => id < 49406))).toEqual(ids(count));
  });
});
