import { describe, expect, it } from '@jest/globals';
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import sharp from 'sharp';
import { createContactSheet } from '@relight/engine/layer/contact-sheet.js';
import type { ContactSheetOptions } from '@relight/engine/layer/contact-sheet.js';
import type { VideoFrame } from '@relight/engine/media/media-backend.js';
import { frameOf } from './test-frames.js';

/** A fontconfig with no folder of fonts, as on a bare machine. */
const NO_FONTS = '<?xml version="1.0"?><fontconfig></fontconfig>';

const INFO: ContactSheetOptions['info'] = {
  width: 64,
  height: 36,
  rotation: 0,
  pixelAspect: { num: 1, den: 1 },
  frameRate: { num: 24000, den: 1001 },
};

async function sheetOf(frames: number, options: Partial<ContactSheetOptions> = {}, relit: Partial<VideoFrame> = {}) {
  const info = options.info ?? INFO;
  const sheet = createContactSheet({ clip: 'clip.mp4', caption: 'left · lite', ...options, frames, info });
  for (let index = 0; index < frames; index++) {
    const blue = frameOf(info.width, info.height, (_x, _y, channel) => (channel === 2 ? 65535 : 0), index);
    const red = frameOf(info.width, info.height, (_x, _y, channel) => (channel === 0 ? 65535 : 0), index);
    await sheet.add(index, blue, { ...red, ...relit });
  }
  const { data, info: picture } = await sharp(await sheet.png())
    .removeAlpha()
    .raw()
    .toBuffer({ resolveWithObject: true });
  const { width, height } = picture;
  /** Lengths in pixels of the runs of one pure colour along a row or a column. */
  const runs = (colour: 'red' | 'blue', along: 'row' | 'column'): readonly number[] => {
    const is = (at: number): boolean =>
      colour === 'red' ? data[3 * at] > 250 && data[3 * at + 2] < 5 : data[3 * at + 2] > 250 && data[3 * at] < 5;
    const lines = along === 'row' ? height : width;
    const steps = along === 'row' ? width : height;
    for (let line = 0; line < lines; line++) {
      const found: number[] = [];
      let run = 0;
      for (let step = 0; step <= steps; step++) {
        const at = along === 'row' ? line * width + step : step * width + line;
        if (step < steps && is(at)) run++;
        else if (run > 0) {
          found.push(run);
          run = 0;
        }
      }
      if (found.length > 0) return found;
    }
    return [];
  };
  const light = (bottom: number): number => data.subarray(0, bottom * width * 3).filter((value) => value > 120).length;
  return { width, height, runs, light };
}

describe('createContactSheet()', () => {
  it('shows six columns of a long clip, source above relit', async () => {
    const { runs } = await sheetOf(50);
    expect(runs('blue', 'row')).toHaveLength(6);
    expect(runs('red', 'row')).toHaveLength(6);
    const [tall] = runs('red', 'column');
    expect(runs('blue', 'row')[0] / tall).toBeCloseTo(16 / 9, 1);
  });

  it.each([
    [1, 1],
    [4, 4],
    [6, 6],
    [7, 6],
  ])('shows a clip of %i frames in %i columns', async (frames, columns) => {
    expect((await sheetOf(frames)).runs('red', 'row')).toHaveLength(columns);
  });

  it('turns a rotated clip upright', async () => {
    const { runs } = await sheetOf(6, { info: { ...INFO, rotation: 90 } });
    expect(runs('red', 'row')[0] / runs('red', 'column')[0]).toBeCloseTo(9 / 16, 1);
  });

  it('turns clockwise by the rotation, as a player does', async () => {
    const info = { ...INFO, rotation: 90 as const };
    const sheet = createContactSheet({ clip: 'clip', caption: '', frames: 1, info });
    const topRed = frameOf(64, 36, (_x, y, channel) => (channel === 0 && y < 18 ? 65535 : 0));
    await sheet.add(0, topRed, topRed);
    const { data, info: picture } = await sharp(await sheet.png())
      .removeAlpha()
      .raw()
      .toBuffer({ resolveWithObject: true });
    const row = Math.floor(picture.height * 0.75);
    const reds = Array.from({ length: picture.width }, (_, x) => x).filter((x) => data[3 * (row * picture.width + x)] > 250);
    expect(Math.min(...reds)).toBeGreaterThan(picture.width / 2 - 3);
  });

  it('stretches by the pixel aspect', async () => {
    const { runs } = await sheetOf(6, { info: { ...INFO, pixelAspect: { num: 2, den: 1 } } });
    expect(runs('red', 'row')[0] / runs('red', 'column')[0]).toBeCloseTo(32 / 9, 1);
  });

  it('writes its captions', async () => {
    const bare = await sheetOf(6, { clip: '', caption: '' });
    const worded = await sheetOf(6, { clip: 'A clip with a name.mov', caption: '' });
    expect(worded.light(60)).toBeGreaterThan(bare.light(60) + 200);
  });

  it('brings its own letters to a machine without fonts', () => {
    const folder = mkdtempSync(join(tmpdir(), 'relight-fonts-'));
    try {
      writeFileSync(join(folder, 'fonts.conf'), NO_FONTS);
      const script = `
        const { createContactSheet } = await import(${JSON.stringify(import.meta.resolve('@relight/engine/layer/contact-sheet.js'))});
        const sheet = (clip) => createContactSheet({ clip, caption: '', frames: 1, info: ${JSON.stringify(INFO)} }).png();
        const [narrow, wide] = [await sheet('iiiiii'), await sheet('wwwwww')];
        console.log(Buffer.compare(narrow, wide) === 0 ? 'boxes' : 'letters');`;
      const env = { ...process.env, FONTCONFIG_FILE: join(folder, 'fonts.conf') };
      const { stdout, stderr } = spawnSync(process.execPath, ['--input-type=module', '-e', script], { env, encoding: 'utf8' });
      expect({ stdout: stdout.trim(), stderr }).toMatchObject({ stdout: 'letters' });
    } finally {
      rmSync(folder, { recursive: true });
    }
  });

  it.each([
    ['markup and control characters', '<&">\u0000\ud800'],
    ['a word of 5000 letters', 'x'.repeat(5000)],
    ['wide letters', '夕日の暖かい光 '.repeat(300)],
  ])('takes %s', async (_kind, words) => {
    const { width } = await sheetOf(2, { clip: words, caption: words });
    expect(width).toBeLessThanOrEqual(2000);
  });

  it('shows straight alpha over its own background', async () => {
    const { runs } = await sheetOf(6, {}, { a: new Uint16Array(64 * 36) });
    expect(runs('red', 'row')).toHaveLength(0);
  });
});
