import { open, type FileHandle } from 'node:fs/promises';
import type { EncodeOptions } from '../../media-backend.js';
import { displayMatrix } from '../../rotation.js';

interface Box {
  readonly start: number;
  readonly end: number;
}

/** Finds a box (ISO 14496-12, section 4.2) among those between `start` and `end`. */
async function findBox(file: FileHandle, type: string, { start, end }: Box): Promise<Box> {
  const head = Buffer.alloc(16);
  for (let at = start; at + 8 <= end;) {
    await file.read(head, 0, 16, at);
    const short = head.readUInt32BE(0);
    const bytes = short === 1 ? Number(head.readBigUInt64BE(8)) : short === 0 ? end - at : short;
    if (head.toString('latin1', 4, 8) === type) return { start: at + (short === 1 ? 16 : 8), end: at + bytes };
    at += Math.max(bytes, 8);
  }
  throw new Error(`The written movie has no "${type}"`);
}

/** Writes the rotation into the track header: ffmpeg's own option for it has changed from version to version. */
export async function writeDisplayMatrix(path: string, { rotation, width, height }: EncodeOptions): Promise<void> {
  if (rotation === 0) return;
  const file = await open(path, 'r+');
  try {
    const movie = await findBox(file, 'moov', { start: 0, end: (await file.stat()).size });
    const track = await findBox(file, 'trak', movie);
    const header = await findBox(file, 'tkhd', track);
    const version = Buffer.alloc(1);
    await file.read(version, 0, 1, header.start);
    const matrix = Buffer.alloc(36);
    displayMatrix(rotation, width, height).forEach((value, i) => matrix.writeInt32BE(value, i * 4));
    await file.write(matrix, 0, 36, header.start + (version[0] === 1 ? 52 : 40));
  } finally {
    await file.close();
  }
}
