import { describe, expect, it } from '@jest/globals';
import { readRadiance } from '@relight/engine/light/radiance.js';
import { RelightError } from '@relight/proto/relight-error.js';

const HEADER = '#?RADIANCE\n# made by a test\nFORMAT=32-bit_rle_rgbe\n\n';

function file(header: string, body: readonly number[]): Uint8Array {
  return Uint8Array.from([...Buffer.from(header, 'latin1'), ...body]);
}

function rows(bytes: Uint8Array): number[][] {
  return Array.from(readRadiance(bytes, 'map.hdr').rows(), (row) => [...row]);
}

function error(bytes: Uint8Array): RelightError {
  try {
    rows(bytes);
  } catch (thrown) {
    if (thrown instanceof RelightError) return thrown;
    throw thrown;
  }
  throw new Error('read without an error');
}

/** RGBE of linear 1, 1, 1 and of 0.5, 0.25, 0. */
const ONE = [128, 128, 128, 129];
const DIM = [128, 64, 0, 128];

describe('readRadiance()', () => {
  it('reads flat texels', () => {
    expect(rows(file(`${HEADER}-Y 1 +X 2\n`, [...ONE, ...DIM]))).toEqual([[1, 1, 1, 0.5, 0.25, 0]]);
  });

  it('reads old runs, long ones too', () => {
    expect(rows(file(`${HEADER}-Y 2 +X 4\n`, [...ONE, 1, 1, 1, 3, ...DIM, 1, 1, 1, 2, ...ONE]))).toEqual([
      Array(12).fill(1),
      [0.5, 0.25, 0, 0.5, 0.25, 0, 0.5, 0.25, 0, 1, 1, 1],
    ]);
    const long = [...ONE, 1, 1, 1, 0xff, 1, 1, 1, 1];
    const flat = Array.from({ length: 255 }, () => [...Array.from({ length: 512 }, () => DIM)].flat()).flat();
    const [first] = rows(file(`${HEADER}-Y 256 +X 512\n`, [...long, ...flat]));
    expect(first).toEqual(Array(3 * 512).fill(1));
  });

  it('reads new runs and literals', () => {
    const row = [2, 2, 0, 8, 128 + 8, 128, 4, 128, 64, 128, 64, 128 + 4, 0, 128 + 8, 0, 128 + 8, 129];
    const bytes = file(`${HEADER}-Y 4 +X 8\n`, [...row, ...row, ...row, ...row]);
    expect(rows(bytes)[3]).toEqual([1, 1, 0, 1, 0.5, 0, 1, 1, 0, 1, 0.5, 0, 1, 0, 0, 1, 0, 0, 1, 0, 0, 1, 0, 0]);
  });

  it('divides by the exposure and reads exponent 0 as black', () => {
    const header = '#?RGBE\nEXPOSURE=2\nEXPOSURE= 2\n\n-Y 1 +X 2\n';
    expect(rows(file(header, [...ONE, 9, 9, 9, 0]))).toEqual([[0.25, 0.25, 0.25, 0, 0, 0]]);
  });

  it.each<[string, Uint8Array, RegExp]>([
    ['an empty file', new Uint8Array(0), /not a Radiance picture/],
    ['another kind of file', file('\x89PNG\r\n', []), /not a Radiance picture/],
    ['a header that does not end', file('#?RADIANCE\nFORMAT=32-bit_rle_rgbe', []), /header does not end/],
    ['another format', file('#?RADIANCE\nFORMAT=32-bit_rle_xyze\n\n-Y 1 +X 2\n', []), /FORMAT is "32-bit_rle_xyze"/],
    ['a broken exposure', file('#?RADIANCE\nEXPOSURE=-1\n\n-Y 1 +X 2\n', []), /EXPOSURE is "-1"/],
    ['rows from the bottom', file(`${HEADER}+Y 1 +X 2\n`, []), /"\+Y 1 \+X 2", wanted -Y height \+X width/],
    ['a map that is not 2:1', file(`${HEADER}-Y 2 +X 2\n`, []), /it is 2x2, wanted an equirectangular map/],
    ['a giant', file(`${HEADER}-Y 16384 +X 32768\n`, []), /it is 32768x16384.*at most 16384 wide/],
    ['no texels', file(`${HEADER}-Y 1 +X 2\n`, []), /the file ends in row 1 of 1/],
    ['a cut row of runs', file(`${HEADER}-Y 4 +X 8\n`, [2, 2, 0, 8, 136, 1, 136]), /the file ends in row 1 of 4/],
    ['a run past the row', file(`${HEADER}-Y 4 +X 8\n`, [2, 2, 0, 8, 137, 1, 0, 0]), /a run longer than the row/],
    ['an empty literal', file(`${HEADER}-Y 4 +X 8\n`, [2, 2, 0, 8, 0, 1, 0, 0]), /a run longer than the row/],
    ['a row of another width', file(`${HEADER}-Y 4 +X 8\n`, [2, 2, 0, 9, 136, 1]), /another width/],
    ['a repeat of nothing', file(`${HEADER}-Y 1 +X 2\n`, [1, 1, 1, 2]), /a run longer than the row/],
    [
      'endless empty repeats',
      file(`${HEADER}-Y 1 +X 2\n`, [...ONE, ...Array.from({ length: 4000 }, () => [1, 1, 1, 0]).flat()]),
      /the file ends/,
    ],
  ])('refuses %s', (_, bytes, message) => {
    const thrown = error(bytes);
    expect(thrown.code).toBe('input-unusable');
    expect(thrown.message).toMatch(message);
    expect(thrown.message).toContain('"map.hdr"');
    expect(thrown.message).not.toContain('\n');
  });
});
