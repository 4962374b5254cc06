import { describe, expect, it } from '@jest/globals';
import { coverBorder } from '@relight/models/families/lite/cover-border.js';

describe('coverBorder()', () => {
  it('takes the ring from its inner neighbours, plane by plane, and leaves the inside', () => {
    const inside = [1, 2, 3, 4];
    const plane = (offset: number): number[] => [
      9,
      9,
      9,
      9,
      9,
      inside[0] + offset,
      inside[1] + offset,
      9,
      9,
      inside[2] + offset,
      inside[3] + offset,
      9,
      9,
      9,
      9,
      9,
    ];
    const covered = coverBorder(Float32Array.from([...plane(0), ...plane(10)]), { width: 4, height: 4 });
    const wanted = (o: number): number[] => [1, 1, 2, 2, 1, 1, 2, 2, 3, 3, 4, 4, 3, 3, 4, 4].map((value) => value + o);
    expect([...covered]).toEqual([...wanted(0), ...wanted(10)]);
  });
});
