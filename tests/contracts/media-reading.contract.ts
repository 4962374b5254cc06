import { rm, writeFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { MediaBackend } from '@relight/engine/media/media-backend.js';
import { BAD_INPUTS, clipFolder, damagedClip, ODD_CLIPS, UNEVEN_TIMES } from '../clips/cursed.js';
import { writeClip } from '../clips/write-clip.js';
import { frameHash, framesOf, NEVER } from './media-frames.js';

/** Full-scale code of a colour by the definition of ITU-T H.273 (kr, kb per matrix), limited or full range, as shares. */
function colourDifference(
  rgb: readonly [number, number, number],
  kr: number,
  kb: number,
  full: boolean,
): readonly [number, number, number] {
  const [r, g, b] = rgb;
  const y = kr * r + (1 - kr - kb) * g + kb * b;
  const [u, v] = [(b - y) / (2 - 2 * kb), (r - y) / (2 - 2 * kr)];
  const deep = 65535;
  if (full) return [y, u + 32768 / deep, v + 32768 / deep];
  return [(256 * (16 + 219 * y)) / deep, (256 * (128 + 224 * u)) / deep, (256 * (128 + 224 * v)) / deep];
}

/** Name, H.273 code points and luma weights of each matrix that a clip may be tagged with. */
const MATRICES = [
  ['untagged, so BT.709', null, 0.2126, 0.0722, false],
  ['BT.709', { range: 1, matrix: 1, transfer: 1, primaries: 1 }, 0.2126, 0.0722, false],
  ['BT.709 full range', { range: 2, matrix: 1, transfer: 1, primaries: 1 }, 0.2126, 0.0722, true],
  ['BT.601 525 lines', { range: 1, matrix: 6, transfer: 6, primaries: 6 }, 0.299, 0.114, false],
  ['BT.601 625 lines', { range: 1, matrix: 5, transfer: 5, primaries: 5 }, 0.299, 0.114, false],
  ['BT.2020', { range: 1, matrix: 9, transfer: 14, primaries: 9 }, 0.2627, 0.0593, false],
] as const;

/** What every media backend must hold when it reads. */
export function mediaReadingContract(create: () => MediaBackend): void {
  describe('reading', () => {
    const backend = create();
    let folder = '';
    const written = new Map<unknown, Promise<string>>();
    /** Writes each clip once. */
    const clip = (write: (folder: string) => Promise<string>): Promise<string> => {
      if (!written.has(write)) written.set(write, write(folder));
      return written.get(write)!;
    };
    beforeAll(async () => {
      folder = await clipFolder();
    });
    afterAll(() => rm(folder, { recursive: true, force: true }));

    it.each(Object.entries(ODD_CLIPS))('%s: probe() counts the frames that decode() yields, in order', async (_, write) => {
      const info = await backend.probe(await clip(write), NEVER);
      const frames = await framesOf(backend, info);
      expect(frames.map(({ index }) => index)).toEqual(Array.from({ length: info.frames }, (__, i) => i));
      expect(
        frames.every(({ r, g, b, a }) => [r, g, b].every((p) => p.length === info.width * info.height) && (a !== null) === info.hasAlpha),
      ).toBe(true);
      expect(new Set(frames.map(frameHash)).size).toBe(info.frames);
    });

    it.each(Object.entries(ODD_CLIPS))('%s: any frames alone are the same, bit for bit, as in the whole', async (_, write) => {
      const info = await backend.probe(await clip(write), NEVER);
      const all = (await framesOf(backend, info)).map(frameHash);
      const picks = [[info.frames - 1], [0], [3, 4, 25], [13, 29], [1, 2, 3, 11, 12, 13, 28]];
      for (const pick of picks) {
        const only = pick.filter((frame) => frame < info.frames);
        if (only.length === 0) continue;
        const frames = await framesOf(backend, info, only);
        expect(frames.map(({ index }) => index)).toEqual(only);
        expect(frames.map(frameHash)).toEqual(only.map((frame) => all[frame]));
      }
    });

    it.each(['mp4', 'mov', 'matroska', 'mpegts', 'avi'] as const)('reads and seeks in %s', async (container) => {
      const bFrames = container === 'avi' ? '0' : '2';
      const path = join(folder, `container.${container}`);
      const shape = { width: 64, height: 48, frames: 40, keyEvery: 10, encoder: 'libx264', pixelFormat: 'yuv420p' };
      await writeClip({ ...shape, path, container, options: { preset: 'veryfast', bf: bFrames } });
      const info = await backend.probe(path, NEVER);
      expect(info).toMatchObject({ frames: 40, width: 64, height: 48, frameRate: { num: 24, den: 1 }, timestamps: null });
      const all = (await framesOf(backend, info)).map(frameHash);
      const only = [0, 9, 31, 39];
      expect((await framesOf(backend, info, only)).map(frameHash)).toEqual(only.map((frame) => all[frame]));
    });

    it('probe() tells rate, rotation, depth, alpha and tags exactly', async () => {
      const phone = await backend.probe(await clip(ODD_CLIPS.rotatedPhone), NEVER);
      expect(phone).toMatchObject({
        rotation: 90,
        frameRate: { num: 30000, den: 1001 },
        width: 96,
        height: 64,
        codec: 'h264',
        timestamps: null,
      });
      expect(phone.colour).toEqual({ range: 'tv', matrix: 'bt709', transfer: 'bt709', primaries: 'bt709' });
      const deep = await backend.probe(await clip(ODD_CLIPS.hevc10), NEVER);
      expect(deep).toMatchObject({
        codec: 'hevc',
        pixelFormat: 'yuv420p10le',
        bitDepth: 10,
        hasAlpha: false,
        pixelAspect: { num: 1, den: 1 },
      });
      const alpha = await backend.probe(await clip(ODD_CLIPS.proresAlpha), NEVER);
      expect(alpha).toMatchObject({ codec: 'prores', hasAlpha: true, frames: 6 });
      const odd = await backend.probe(await clip(ODD_CLIPS.oddSize), NEVER);
      expect(odd).toMatchObject({ width: 641, height: 359, frames: 8 });
    });

    it('keeps the times of a variable rate within 1 ms', async () => {
      const info = await backend.probe(await clip(ODD_CLIPS.variableRate), NEVER);
      expect(info.timestamps).toHaveLength(UNEVEN_TIMES.length);
      UNEVEN_TIMES.forEach((time, i) => {
        expect(Math.abs((info.timestamps?.[i] ?? NaN) - time)).toBeLessThan(0.001);
      });
      const [first, last] = await framesOf(backend, info, [0, 29]);
      expect([first.time, last.time]).toEqual([info.timestamps?.[0], info.timestamps?.[29]]);
    });

    it.each(MATRICES)("turns %s into the R'G'B' that its definition says", async (_, tags, kr, kb, full) => {
      const patches = [[1, 1, 1], [0, 0, 0], [1, 0, 0], [0, 1, 0], [0, 0, 1], [0.5, 0.5, 0.5], [0.8, 0.4, 0.1], [0.1, 0.3, 0.9]] as const; // prettier-ignore
      const codes = patches.map((patch) => colourDifference(patch, kr, kb, full));
      const path = join(folder, 'patches.mkv');
      const shape = {
        width: 8 * patches.length,
        height: 16,
        frames: 1,
        container: 'matroska',
        encoder: 'ffv1',
        pixelFormat: 'yuv444p16le',
      } as const;
      await writeClip({ ...shape, path, ...(tags ? { tags } : {}), picture: (__, plane, x) => codes[x >> 3][plane] });
      const [frame] = await framesOf(backend, await backend.probe(path, NEVER));
      patches.forEach((patch, i) => {
        const at = 8 * i + 4;
        [frame.r[at], frame.g[at], frame.b[at]].forEach((code, channel) => {
          expect(Math.abs(code - patch[channel] * 65535)).toBeLessThan(6);
        });
      });
    });

    it("passes R'G'B' sources through without a matrix", async () => {
      const path = join(folder, 'rgb.mkv');
      await writeClip({ path, container: 'matroska', encoder: 'ffv1', pixelFormat: 'gbrp16le', width: 64, height: 16, frames: 2, picture: (i, plane, x, y) => (x * 977 + y * 61 + plane * 7 + i) / 65535 }); // prettier-ignore
      const [frame] = await framesOf(backend, await backend.probe(path, NEVER), [1]);
      expect([frame.g[5], frame.b[5], frame.r[5], frame.g[64 + 5]]).toEqual([4886, 4893, 4900, 4947]);
    });

    it.each(Object.entries(BAD_INPUTS))('refuses %s in one line that names it', async (_, make) => {
      const path = await make(folder);
      const failure = backend.probe(path, NEVER);
      await expect(failure).rejects.toMatchObject({ code: 'input-unusable' });
      const message = await failure.catch((error: unknown) => (error as Error).message);
      expect(message).toContain(basename(path));
      expect(message).toMatch(/^[^\n]+ is wanted$/);
    });

    it('refuses sound without pictures', async () => {
      await expect(backend.probe(await writeSound(folder), NEVER)).rejects.toMatchObject({ code: 'input-unusable' });
    });

    it('fails on damaged pictures instead of handing them out', async () => {
      const info = await backend.probe(await damagedClip(folder), NEVER);
      await expect(framesOf(backend, info)).rejects.toMatchObject({ code: 'input-unusable' });
    });

    it('refuses frames that the file does not have', async () => {
      const info = await backend.probe(await clip(ODD_CLIPS.oneFrame), NEVER);
      const beyond = backend.decode(info, { first: 0, last: 1, signal: NEVER })[Symbol.asyncIterator]();
      await expect(beyond.next()).rejects.toMatchObject({ code: 'invalid-argument' });
    });

    it('stops within one frame of an abort', async () => {
      const info = await backend.probe(await clip(ODD_CLIPS.plain), NEVER);
      const abort = new AbortController();
      const frames = backend.decode(info, { first: 0, last: info.frames - 1, signal: abort.signal })[Symbol.asyncIterator]();
      await frames.next();
      abort.abort();
      await expect(frames.next()).rejects.toMatchObject({ code: 'cancelled' });
      await expect(backend.probe(info.path, abort.signal)).rejects.toMatchObject({ code: 'cancelled' });
    });
  });
}

/** One second of silence in a WAV header's clothes: a file with sound only. */
async function writeSound(folder: string): Promise<string> {
  const path = join(folder, 'sound.wav');
  const header = Buffer.from('RIFF$\0\0\0WAVEfmt \x10\0\0\0\x01\0\x01\0\x40\x1f\0\0\x40\x1f\0\0\x01\0\x08\0data\0\0\0\0', 'latin1');
  await writeFile(path, Buffer.concat([header, Buffer.alloc(8000, 128)]));
  return path;
}
