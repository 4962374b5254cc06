import { describe, expect, it } from '@jest/globals';
import { durationText } from '@relight/host-bridge/cli/duration-text.js';

describe('durationText()', () => {
  it.each([
    [-5, '0 s'],
    [499, '0 s'],
    [59_499, '59 s'],
    [59_500, '1 min 00 s'],
    [185_000, '3 min 05 s'],
    [3_599_400, '59 min 59 s'],
    [3_599_600, '1 h 00 min'],
    [7_800_000, '2 h 10 min'],
    [7_170_000, '2 h 00 min'],
    [100 * 3_600_000, '100 h 00 min'],
  ])('%d ms is %s', (ms, told) => {
    expect(durationText(ms)).toBe(told);
  });
});
