import { open, readFile, stat } from 'node:fs/promises';
import type { FileHandle } from 'node:fs/promises';
import { join } from 'node:path';
import { RelightError } from '@relight/proto/relight-error.js';
import type { DecodeOptions, MediaInfo, VideoFrame } from './media-backend.js';
import { parseSpoolHeader } from './spool-header.js';
import type { SpoolHeader } from './spool-header.js';

/** Name of the header, written when all frames are there. */
export const SPOOL_HEADER_NAME = 'frames.json';
/** Name of the planes: per frame r, g, b and a where there is one, 16 bit little-endian, rows from the top. */
export const SPOOL_PLANES_NAME = 'frames.raw';

/** Frames that a client sent, as a decoder would give them. */
export interface SpooledFrames {
  readonly info: MediaInfo;
  decode(options: DecodeOptions): AsyncIterable<VideoFrame>;
}

/** Bytes of one frame in the planes file. */
export function spooledFrameBytes({ width, height, hasAlpha }: Pick<SpoolHeader, 'width' | 'height' | 'hasAlpha'>): number {
  return width * height * (hasAlpha ? 4 : 3) * Uint16Array.BYTES_PER_ELEMENT;
}

/** Opens the frames in a job's folder. Throws `input-unusable` when they are missing or not whole. */
export async function openSpooledFrames(folder: string): Promise<SpooledFrames> {
  const path = join(folder, SPOOL_PLANES_NAME);
  const header = parseSpoolHeader(await readFile(join(folder, SPOOL_HEADER_NAME), 'utf8').catch(() => ''));
  if (header === null) throw new RelightError('input-unusable', `Cannot read frames in "${folder}": their header is missing or broken`);
  const wanted = header.frames * spooledFrameBytes(header);
  const found = await stat(path).then(
    ({ size }) => size,
    () => 0,
  );
  if (found !== wanted) {
    throw new RelightError('input-unusable', `Cannot read frames in "${path}": it has ${found} bytes, ${wanted} are wanted`);
  }
  return { info: describeSpool(path, header), decode: (options) => readFrames(path, header, options) };
}

function describeSpool(path: string, header: SpoolHeader): MediaInfo {
  const { transfer, primaries, ...rest } = header;
  return {
    ...rest,
    path,
    codec: 'rawvideo',
    pixelFormat: header.hasAlpha ? 'gbrap16le' : 'gbrp16le',
    bitDepth: 16,
    colour: { range: 'pc', matrix: 'gbr', transfer, primaries },
  };
}

async function* readFrames(path: string, header: SpoolHeader, { first, last, only, signal }: DecodeOptions): AsyncGenerator<VideoFrame> {
  const { width, height, hasAlpha, frameRate, timestamps } = header;
  const file = await open(path, 'r');
  try {
    const bytes = spooledFrameBytes(header);
    const wanted = only ?? Array.from({ length: Math.max(0, last - first + 1) }, (_, i) => first + i);
    for (const index of wanted) {
      signal.throwIfAborted();
      if (index < first || index > last || index >= header.frames) continue;
      const plane = (channel: number): Promise<Uint16Array> =>
        readPlane(file, width * height, index * bytes + channel * width * height * 2);
      const [r, g, b] = [await plane(0), await plane(1), await plane(2)];
      const a = hasAlpha ? await plane(3) : null;
      yield { index, time: timestamps?.[index] ?? (index * frameRate.den) / frameRate.num, width, height, r, g, b, a };
    }
  } finally {
    await file.close();
  }
}

async function readPlane(file: FileHandle, values: number, position: number): Promise<Uint16Array> {
  const plane = new Uint16Array(values);
  const bytes = new Uint8Array(plane.buffer);
  for (let done = 0; done < bytes.length;) {
    const { bytesRead } = await file.read(bytes, done, bytes.length - done, position + done);
    if (bytesRead === 0) throw new RelightError('input-unusable', 'The spooled frames end early');
    done += bytesRead;
  }
  return plane;
}
