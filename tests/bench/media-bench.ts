import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { startCpuClock } from './cpu-clock.js';
import type { Codec, MediaBackend } from '@relight/engine/media/media-backend.js';
import { clipFolder } from '../clips/cursed.js';
import { encodeOptions, NEVER, testFrame } from '../contracts/media-frames.js';

/** CPU time of one backend, per frame. */
export interface MediaFigures {
  readonly backend: string;
  readonly width: number;
  readonly height: number;
  /** Milliseconds to decode and convert to 16-bit R'G'B', by source codec. */
  readonly decodeMs: Readonly<Record<string, number>>;
  /** Milliseconds to convert and write, by codec. */
  readonly encodeMs: Readonly<Record<string, number>>;
}

const CODECS: readonly Codec[] = ['prores4444', 'prores422hq', 'h264', 'png', 'exr'];

/** CPU milliseconds of `work`, by `frames`. A backend in a child process shows only what its pipes cost here. */
async function cpuPerFrame(frames: number, work: () => Promise<void>): Promise<number> {
  const clock = startCpuClock();
  await work();
  return clock() / frames;
}

/** Decodes and encodes `frames` made frames and says what one costs. */
export async function measureMedia(backend: MediaBackend, width = 1920, height = 1080, frames = 24): Promise<MediaFigures> {
  const folder = await clipFolder();
  const decodeMs: Record<string, number> = {};
  const encodeMs: Record<string, number> = {};
  try {
    const pictures = [0, 1, 2].map((i) => testFrame(i, width, height));
    for (const codec of CODECS) {
      const path = join(folder, `${codec}.${codec === 'h264' ? 'mp4' : 'mov'}`);
      const count = codec === 'png' || codec === 'exr' ? 3 : frames;
      encodeMs[codec] = await cpuPerFrame(count, async () => {
        const encoder = await backend.encode(encodeOptions(path, codec, { width, height }));
        for (let i = 0; i < count; i += 1) await encoder.write(pictures[i % pictures.length]);
        await encoder.finish();
      });
      if (codec === 'png' || codec === 'exr') continue;
      const info = await backend.probe(path, NEVER);
      decodeMs[codec] = await cpuPerFrame(count, async () => {
        const frames = backend.decode(info, { first: 0, last: count - 1, signal: NEVER })[Symbol.asyncIterator]();
        while (!(await frames.next()).done);
      });
    }
    return { backend: backend.id, width, height, decodeMs, encodeMs };
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
