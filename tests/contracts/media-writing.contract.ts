import { mkdir, readdir, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Codec, MediaBackend } from '@relight/engine/media/media-backend.js';
import { clipFolder, UNEVEN_TIMES } from '../clips/cursed.js';
import { encodeAll, encodeOptions, frameHash, framesOf, NEVER, psnr, testFrame } from './media-frames.js';

/** Movie codecs, and the least PSNR against what was written, in dB. */
const MOVIES: readonly (readonly [codec: Codec, file: string, least: number])[] = [
  ['prores4444', 'a.mov', 48],
  ['prores422hq', 'b.mov', 38],
  ['h264', 'c.mp4', 36],
];
const STILLS = ['png', 'exr'] as const;
const FRAMES = Array.from({ length: 7 }, (_, i) => testFrame(i, 96, 64));

/** What every media backend must hold when it writes. */
export function mediaWritingContract(create: () => MediaBackend): void {
  describe('writing', () => {
    const backend = create();
    let folder = '';
    beforeAll(async () => {
      folder = await clipFolder();
    });
    afterAll(() => rm(folder, { recursive: true, force: true }));

    it.each(MOVIES)('%s keeps count, size, rate, aspect, rotation and picture, tagged BT.709', async (codec, file, least) => {
      const path = join(folder, file);
      const kept = { rotation: 270, pixelAspect: { num: 16, den: 15 }, frameRate: { num: 30000, den: 1001 } } as const;
      await encodeAll(backend, encodeOptions(path, codec, kept), FRAMES);
      const info = await backend.probe(path, NEVER);
      expect(info).toMatchObject({ ...kept, frames: 7, width: 96, height: 64, timestamps: null, hasAlpha: false });
      expect(info.colour).toEqual({ range: 'tv', matrix: 'bt709', transfer: 'bt709', primaries: 'bt709' });
      const back = await framesOf(backend, info);
      FRAMES.forEach((frame, i) => {
        expect(psnr(frame, back[i])).toBeGreaterThan(least);
      });
    });

    it.each(MOVIES)('%s keeps an odd size', async (codec, file) => {
      const path = join(folder, `odd-${file}`);
      await encodeAll(backend, encodeOptions(path, codec, { width: 41, height: 35 }), [testFrame(0, 41, 35), testFrame(1, 41, 35)]);
      expect(await backend.probe(path, NEVER)).toMatchObject({ width: 41, height: 35, frames: 2 });
    });

    it.each(MOVIES)('%s keeps the times of a variable rate within 1 ms', async (codec, file) => {
      const path = join(folder, `uneven-${file}`);
      const frames = UNEVEN_TIMES.map((time, i) => ({ ...testFrame(i, 96, 64), time: time + 3 }));
      await encodeAll(backend, encodeOptions(path, codec, { variableRate: true }), frames);
      const { timestamps } = await backend.probe(path, NEVER);
      expect(timestamps).toHaveLength(frames.length);
      UNEVEN_TIMES.forEach((time, i) => {
        expect(Math.abs((timestamps?.[i] ?? NaN) - time)).toBeLessThan(0.001);
      });
    });

    it('prores4444 keeps straight alpha', async () => {
      const path = join(folder, 'alpha.mov');
      await encodeAll(backend, encodeOptions(path, 'prores4444', { alpha: true }), [testFrame(0, 96, 64, true)]);
      const info = await backend.probe(path, NEVER);
      expect(info.hasAlpha).toBe(true);
      const [frame] = await framesOf(backend, info);
      const source = testFrame(0, 96, 64, true);
      const worst = frame.a!.reduce((most, value, i) => Math.max(most, Math.abs(value - source.a![i])), 0);
      // Two steps of the encoder's 10 bits: alpha is rounded going in and coming out.
      expect(worst).toBeLessThanOrEqual((2 * 65535) / 1023);
      expect(psnr(source, frame)).toBeGreaterThan(48);
    });

    describe.each(STILLS)('%s', (codec) => {
      it.each([false, true])('is a folder of numbered pictures, equal bit for bit (alpha: %s)', async (alpha) => {
        const path = join(folder, `${codec}-${alpha} 100%done`);
        const frames = [0, 1, 2].map((i) => testFrame(i, 50, 31, alpha));
        await encodeAll(backend, encodeOptions(path, codec, { alpha, width: 50, height: 31 }), frames);
        expect((await readdir(path)).sort()).toEqual([`00000.${codec}`, `00001.${codec}`, `00002.${codec}`]);
        for (const [i, frame] of frames.entries()) {
          const info = await backend.probe(join(path, `0000${i}.${codec}`), NEVER);
          expect(info).toMatchObject({ frames: 1, hasAlpha: alpha });
          const [back] = await framesOf(backend, info);
          expect(frameHash(back)).toBe(frameHash(frame));
        }
      });
    });

    it('puts nothing under the wanted name before finish(), and nothing else beside it after', async () => {
      const place = join(folder, 'place');
      await mkdir(place);
      const encoder = await backend.encode(encodeOptions(join(place, 'whole.mov'), 'prores4444'));
      await encoder.write(FRAMES[0]);
      expect(await readdir(place)).not.toContain('whole.mov');
      await encoder.finish();
      expect(await readdir(place)).toEqual(['whole.mov']);
      await encoder.abort();
      expect(await readdir(place)).toEqual(['whole.mov']);
    });

    it.each(['prores4444', 'h264', 'png'] as const)('abort() of %s leaves nothing', async (codec) => {
      const place = await clipFolder();
      const encoder = await backend.encode(encodeOptions(join(place, 'out'), codec));
      await encoder.write(FRAMES[0]);
      const pending = encoder.write(FRAMES[1]).catch(() => undefined);
      await encoder.abort();
      await pending;
      await encoder.abort();
      await expect(encoder.write(FRAMES[2])).rejects.toThrow('closed');
      expect(await readdir(place)).toEqual([]);
      await rm(place, { recursive: true });
    });

    it('refuses a missing folder, a file for a folder, and a name that is taken', async () => {
      const taken = join(folder, 'taken.mov');
      await writeFile(taken, 'precious');
      for (const path of [join(folder, 'nowhere', 'out.mov'), join(taken, 'out.mov'), taken]) {
        await expect(backend.encode(encodeOptions(path, 'prores4444'))).rejects.toMatchObject({ code: 'output-unusable' });
        await expect(backend.encode(encodeOptions(path, 'prores4444'))).rejects.toThrow(path);
      }
    });

    it('never replaces a file that appeared meanwhile', async () => {
      const path = join(folder, 'race.mov');
      const encoder = await backend.encode(encodeOptions(path, 'prores422hq'));
      await encoder.write(FRAMES[0]);
      await writeFile(path, 'precious');
      await expect(encoder.finish()).rejects.toMatchObject({ code: 'output-unusable' });
      expect((await readdir(folder)).filter((name) => name.includes('partial'))).toEqual([]);
    });

    it('refuses frames of another size', async () => {
      const encoder = await backend.encode(encodeOptions(join(folder, 'size.mov'), 'prores422hq'));
      await expect(encoder.write(testFrame(0, 64, 64))).rejects.toMatchObject({ code: 'invalid-argument' });
      await encoder.abort();
    });
  });
}
