import { mkdir, mkdtemp, rename, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { createNativeResolution, type NativeResolution } from '@relight/engine/layer/native-resolution.js';
import type { Codec, MediaBackend } from '@relight/engine/media/media-backend.js';
import { openBackend } from '@relight/engine/media/open-backend.js';
import { openMask, type OpenMask } from '@relight/engine/worker/open-mask.js';
import type { OpenSource } from '@relight/engine/worker/open-source.js';
import { frameOf } from '../layer/test-frames.js';

const { signal } = new AbortController();
const VIEW = { width: 8, height: 6 };
let folder: string;
let media: MediaBackend;
let layer: NativeResolution;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'relight-mask-'));
  [media, layer] = [await openBackend(), await createNativeResolution()];
});
afterAll(() => rm(folder, { recursive: true, force: true }));

/** A clip's range as far as a mask must fit it. */
function clip(first: number, last: number, rotation: 0 | 90 | 180 | 270 = 0): OpenSource {
  const info = { width: 64, height: 48, rotation, pixelAspect: { num: 1, den: 1 } };
  return { info, first, last, count: last - first + 1 } as unknown as OpenSource;
}

/** A mask whose frame k is white up to column 8 (k + 1), black from there on. */
async function write(name: string, frames: number, codec: Codec = 'png', width = 64, height = 48): Promise<string> {
  const path = join(folder, name);
  const square = { pixelAspect: { num: 1, den: 1 }, frameRate: { num: 24, den: 1 } };
  const encoder = await media.encode({ path, codec, width, height, rotation: 0, ...square, variableRate: false, alpha: false });
  for (let k = 0; k < frames; k++) await encoder.write(frameOf(width, height, (x) => (x < 8 * (k + 1) ? 65535 : 0), k));
  await encoder.finish();
  return path;
}

const open = (path: string, source: OpenSource): Promise<OpenMask> => openMask({ path, source, media, signal });

/** White columns of each frame of a mask that is VIEW.width wide; fails where it is neither black nor white. */
async function columns(mask: OpenMask, indices: readonly number[]): Promise<readonly number[]> {
  const { dims, data } = await mask.masks(layer, VIEW)(indices, signal);
  await mask.close();
  expect(dims).toEqual([indices.length, 1, VIEW.height, VIEW.width]);
  expect(data.every((value) => value === 0 || value === 1)).toBe(true);
  return indices.map((_, at) => data.subarray(at * 48, at * 48 + 8).reduce((sum, value) => sum + value, 0));
}

describe('openMask()', () => {
  it('takes a folder of pictures and a movie, which need not be lossless', async () => {
    for (const path of [await write('png', 5), await write('movie.mp4', 5, 'h264')]) {
      expect(await columns(await open(path, clip(0, 4)), [0, 1, 2, 3, 4])).toEqual([1, 2, 3, 4, 5]);
    }
  });

  it('averages over each pixel that the models see', async () => {
    const mask = await open(await write('fractions', 2), clip(0, 1));
    const { data } = await mask.masks(layer, { width: 3, height: 2 })([0, 1], signal);
    await mask.close();
    // 8 and 16 of 64 columns, in thirds of 21 1/3 columns.
    [0.375, 0, 0, 0.375, 0, 0, 0.75, 0, 0, 0.75, 0, 0].forEach((wanted, at) => expect(data[at]).toBeCloseTo(wanted, 4));
  });

  it('gives window after window, and passes over frames that nobody wants', async () => {
    const mask = await open(await write('windows', 6), clip(0, 5));
    const masks = mask.masks(layer, VIEW);
    expect((await masks([0, 1], signal)).dims[0]).toBe(2);
    const { data } = await masks([4], signal);
    await mask.close();
    expect(data.subarray(0, 8).reduce((sum, value) => sum + value, 0)).toBe(5);
  });

  it('goes with the range if it is as long, with the clip’s own numbers if it reaches as far', async () => {
    const path = await write('range', 5);
    expect(await columns(await open(path, clip(10, 14)), [0, 1])).toEqual([1, 2]);
    expect(await columns(await open(path, clip(2, 4)), [0, 1])).toEqual([3, 4]);
    expect(await columns(await open(path, clip(0, 2)), [0, 1])).toEqual([1, 2]);
  });

  it('names both counts if it is too short, or fits neither the range nor the clip', async () => {
    const path = await write('short', 3);
    await expect(open(path, clip(0, 3))).rejects.toMatchObject({
      code: 'input-unusable',
      message: `Cannot use mask "${path}": it has 3 frames, the clip 4; one for each is wanted`,
    });
    await expect(open(path, clip(4, 5))).rejects.toThrow('3 frames, the clip 2 (4 to 5)');
    await expect(open(await write('short.mp4', 3, 'h264'), clip(0, 3))).rejects.toThrow('3 frames, the clip 4');
  });

  it('takes the numbers in names for numbers, and no other files for pictures', async () => {
    const path = await write('names', 3);
    await rename(join(path, '00002.png'), join(path, 'mask 10.png'));
    await rename(join(path, '00001.png'), join(path, 'mask 9.png'));
    await writeFile(join(path, 'mask 1.txt'), 'not a picture');
    await writeFile(join(path, '.mask.png'), 'not a picture');
    expect(await columns(await open(path, clip(0, 2)), [0, 1, 2])).toEqual([1, 2, 3]);
  });

  it('refuses another shape, and names both sizes', async () => {
    await expect(open(await write('square', 1, 'png', 48, 48), clip(0, 0))).rejects.toMatchObject({
      code: 'input-unusable',
      message: expect.stringContaining('"00000.png" in it is 48x48, the clip 64x48') as unknown as string,
    });
    await expect(open(await write('upright', 1), clip(0, 0, 90))).rejects.toThrow('the clip 48x64');
  });

  it('looks at every picture at once, since a wrong one would else show after hours', async () => {
    const path = await write('mixed', 2);
    await rename(join(await write('odd', 1, 'png', 48, 48), '00000.png'), join(path, '00001.png'));
    await expect(open(path, clip(0, 1))).rejects.toThrow('"00001.png" in it is 48x48, the clip 64x48');
  });

  it('takes a smaller mask of the same shape, and one that stands upright as a rotated clip does', async () => {
    expect(await columns(await open(await write('half', 1, 'png', 32, 24), clip(0, 0)), [0])).toEqual([2]);
    const mask = await open(await write('tall', 1, 'png', 48, 64), clip(0, 0, 90));
    const { data } = await mask.masks(layer, { width: 6, height: 8 })([0], signal);
    expect(data.subarray(0, 6)).toEqual(Float32Array.of(1, 0, 0, 0, 0, 0));
  });

  it('refuses a folder without pictures, a picture that is none, and what is not there', async () => {
    const empty = join(folder, 'empty');
    await mkdir(empty);
    await expect(open(empty, clip(0, 0))).rejects.toThrow('it has 0 frames, the clip 1');
    await writeFile(join(empty, '0.png'), 'not a picture');
    await expect(open(empty, clip(0, 0))).rejects.toMatchObject({ code: 'input-unusable' });
    await expect(open(join(folder, 'nowhere'), clip(0, 0))).rejects.toMatchObject({ code: 'input-unusable' });
  });
});
