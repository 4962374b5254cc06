import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { mkdtemp, readFile, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createFrameSpool } from '@relight/engine/daemon/frame-spool.js';
import type { SpoolChunk } from '@relight/engine/daemon/frame-spool.js';
import { openSpooledFrames } from '@relight/engine/media/spooled-frames.js';
import type { VideoFrame } from '@relight/engine/media/media-backend.js';
import { RelightError } from '@relight/proto/relight-error.js';
import { frameStream } from '../../fakes/wire-request.js';

let folder = '';
beforeEach(async () => void (folder = await mkdtemp(join(tmpdir(), 'relight-spool-'))));
afterEach(() => rm(folder, { recursive: true, force: true }));

const codeOf = (action: Promise<unknown>): Promise<string> =>
  action.then(
    () => 'done',
    (thrown: unknown) => RelightError.from(thrown).code,
  );
/** Distinct bytes per frame, four planes of 8x4. */
const bytesOf = (frame: number, length: number): Uint8Array => Uint8Array.from({ length }, (_, i) => (i * 7 + frame * 31) % 256);
const cut = (frame: number, bytes: Uint8Array, size: number): SpoolChunk[] =>
  Array.from({ length: Math.ceil(bytes.length / size) }, (_, i) => ({
    frame,
    offset: i * size,
    data: bytes.subarray(i * size, (i + 1) * size),
  }));
const all = async (frames: AsyncIterable<VideoFrame>): Promise<VideoFrame[]> => {
  const list: VideoFrame[] = [];
  for await (const frame of frames) list.push(frame);
  return list;
};
const bytes = (plane: Uint16Array): Uint8Array => new Uint8Array(plane.buffer, plane.byteOffset, plane.byteLength);
const signal = new AbortController().signal;

describe('frame spool', () => {
  it.each([
    [false, 192, 192],
    [false, 192, 50],
    [true, 256, 33],
  ])('gives frames back bit for bit (alpha %s, %i bytes in chunks of %i)', async (hasAlpha, frameBytes, size) => {
    const stream = frameStream({ hasAlpha, timestamps: [0, 0.05, 0.2], rotation: 270, transfer: 'smpte2084' });
    const spool = await createFrameSpool(folder, stream);
    const chunks = [0, 1, 2].flatMap((frame) => cut(frame, bytesOf(frame, frameBytes), size));
    const last: boolean[] = [];
    for (const chunk of chunks) last.push(await spool.add(chunk));
    expect(last).toEqual(chunks.map((_, i) => i === chunks.length - 1));

    const spooled = await openSpooledFrames(folder);
    const { info } = spooled;
    expect(info).toMatchObject({
      width: 8,
      height: 4,
      frames: 3,
      hasAlpha,
      rotation: 270,
      bitDepth: 16,
      frameRate: { num: 24000, den: 1001 },
    });
    expect(info.colour).toEqual({ range: 'pc', matrix: 'gbr', transfer: 'smpte2084', primaries: null });
    const frames = await all(spooled.decode({ first: 0, last: 2, signal }));
    expect(frames.map((frame) => [frame.index, frame.time])).toEqual([[0, 0], [1, 0.05], [2, 0.2]]); // prettier-ignore
    frames.forEach((frame, i) => {
      const planes = [frame.r, frame.g, frame.b, ...(frame.a ? [frame.a] : [])];
      expect(planes.flatMap((plane) => [...bytes(plane)])).toEqual([...bytesOf(i, frameBytes)]);
    });
  });

  it('gives only the frames asked for, with times from the rate', async () => {
    const spool = await createFrameSpool(folder, frameStream());
    for (const frame of [0, 1, 2]) await spool.add({ frame, offset: 0, data: bytesOf(frame, 192) });
    const spooled = await openSpooledFrames(folder);
    expect((await all(spooled.decode({ first: 1, last: 2, signal }))).map((frame) => frame.index)).toEqual([1, 2]);
    const [only] = await all(spooled.decode({ first: 0, last: 2, only: [2], signal }));
    expect(only.time).toBeCloseTo(2 * (1001 / 24000), 12);
    expect([...bytes(only.r)]).toEqual([...bytesOf(2, 192).subarray(0, 64)]);
    await expect(all(spooled.decode({ first: 0, last: 2, signal: AbortSignal.abort() }))).rejects.toThrow();
  });

  it.each<[string, SpoolChunk]>([
    ['a frame too early', { frame: 1, offset: 0, data: new Uint8Array(10) }],
    ['a gap', { frame: 0, offset: 10, data: new Uint8Array(10) }],
    ['more than a frame', { frame: 0, offset: 0, data: new Uint8Array(193) }],
    ['nothing', { frame: 0, offset: 0, data: new Uint8Array(0) }],
  ])('refuses %s', async (_name, chunk) => {
    const spool = await createFrameSpool(folder, frameStream());
    expect(await codeOf(spool.add(chunk))).toBe('protocol');
    await spool.close();
  });

  it('refuses a frame past the last', async () => {
    const spool = await createFrameSpool(folder, frameStream({ count: 1 }));
    expect(await spool.add({ frame: 0, offset: 0, data: new Uint8Array(192) })).toBe(true);
    expect(await codeOf(spool.add({ frame: 1, offset: 0, data: new Uint8Array(192) }))).toBe('protocol');
  });

  it.each([{ width: 0 }, { height: 16385 }, { count: 0 }])('refuses a stream of %j', async (change) => {
    expect(await codeOf(createFrameSpool(folder, frameStream(change)))).toBe('invalid-argument');
    expect(await readdir(folder)).toEqual([]);
  });

  it('says that the disk is full', async () => {
    const full = Object.assign(new Error('no space'), { code: 'ENOSPC' });
    const file = { write: () => Promise.reject(full), close: () => Promise.resolve() };
    const spool = await createFrameSpool(folder, frameStream(), () => Promise.resolve(file));
    expect(await codeOf(spool.add({ frame: 0, offset: 0, data: new Uint8Array(192) }))).toBe('resource-exhausted');
    expect(await codeOf(createFrameSpool(folder, frameStream(), () => Promise.reject(full)))).toBe('resource-exhausted');
  });

  it('writes on when the system takes only a part', async () => {
    let written = 0;
    const file = {
      write: (_bytes: Uint8Array, _offset: number, length: number) => {
        written += Math.min(7, length);
        return Promise.resolve({ bytesWritten: Math.min(7, length) });
      },
      close: () => Promise.resolve(),
    };
    const spool = await createFrameSpool(folder, frameStream(), () => Promise.resolve(file));
    await spool.add({ frame: 0, offset: 0, data: new Uint8Array(192) });
    expect(written).toBe(192);
  });
});

describe('openSpooledFrames()', () => {
  it('refuses frames that did not all come', async () => {
    const spool = await createFrameSpool(folder, frameStream());
    await spool.add({ frame: 0, offset: 0, data: new Uint8Array(192) });
    await spool.close();
    expect(await codeOf(openSpooledFrames(folder))).toBe('input-unusable');
  });

  it('refuses planes that are shorter than their header says, and a header that is none', async () => {
    const spool = await createFrameSpool(folder, frameStream());
    for (const frame of [0, 1, 2]) await spool.add({ frame, offset: 0, data: bytesOf(frame, 192) });
    const planes = await readFile(join(folder, 'frames.raw'));
    await writeFile(join(folder, 'frames.raw'), planes.subarray(0, -1));
    expect(await codeOf(openSpooledFrames(folder))).toBe('input-unusable');
    await writeFile(join(folder, 'frames.raw'), planes);
    expect(await codeOf(openSpooledFrames(folder))).toBe('done');
    for (const header of ['', '{}', '[1]', 'null', '{"width": -1}']) {
      await writeFile(join(folder, 'frames.json'), header);
      expect(await codeOf(openSpooledFrames(folder))).toBe('input-unusable');
    }
  });
});
