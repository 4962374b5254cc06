import { open, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { MAX_FRAME_SIDE } from '@relight/proto/limits.js';
import type { FrameStreamSource } from '@relight/proto/message.js';
import { RelightError } from '@relight/proto/relight-error.js';
import { errnoCode } from './errno-code.js';
import type { SpoolHeader } from '../media/spool-header.js';
import { SPOOL_HEADER_NAME, SPOOL_PLANES_NAME, spooledFrameBytes } from '../media/spooled-frames.js';

/** A run of a frame's bytes. */
export interface SpoolChunk {
  readonly frame: number;
  readonly offset: number;
  readonly data: Uint8Array;
}

/** Where a file's bytes go; Node's FileHandle fits. */
export interface SpoolFile {
  write(bytes: Uint8Array, offset: number, length: number, position: number): Promise<{ readonly bytesWritten: number }>;
  close(): Promise<void>;
}

/** Writes a client's frames into its job's folder. */
export interface FrameSpool {
  /**
   * Takes the next chunk: they come in order, without gaps, within one frame each. True when it was the last.
   * Throws `protocol` for one out of order, `resource-exhausted` when the disk is full.
   */
  add(chunk: SpoolChunk): Promise<boolean>;
  /** Closes the file; safe to call again. What is incomplete stays without a header and cannot be opened. */
  close(): Promise<void>;
}

/** Starts a spool. Throws `invalid-argument` for a stream of impossible size. */
export async function createFrameSpool(
  folder: string,
  stream: FrameStreamSource,
  openFile: (path: string) => Promise<SpoolFile> = create,
): Promise<FrameSpool> {
  checkStream(stream);
  const file = await spooling(() => openFile(join(folder, SPOOL_PLANES_NAME)));
  const frameBytes = spooledFrameBytes(stream);
  let frame = 0;
  let offset = 0;
  let isOpen = true;

  const close = async (): Promise<void> => {
    if (!isOpen) return;
    isOpen = false;
    await file.close();
  };
  return {
    close,
    async add(chunk) {
      const whole = chunk.data.length > 0 && chunk.offset + chunk.data.length <= frameBytes;
      if (chunk.frame !== frame || chunk.offset !== offset || !whole || frame >= stream.count) {
        const got = `frame ${chunk.frame}, bytes ${chunk.offset} to ${chunk.offset + chunk.data.length}`;
        throw new RelightError(
          'protocol',
          `Cannot take ${got}: frame ${frame} from byte ${offset}, ${frameBytes} bytes a frame, is wanted`,
        );
      }
      await spooling(() => writeAll(file, chunk.data, frame * frameBytes + offset));
      offset += chunk.data.length;
      if (offset < frameBytes) return false;
      frame += 1;
      offset = 0;
      if (frame < stream.count) return false;
      await spooling(close);
      await spooling(() => writeFile(join(folder, SPOOL_HEADER_NAME), JSON.stringify(headerOf(stream))));
      return true;
    },
  };
}

function create(path: string): Promise<SpoolFile> {
  return open(path, 'wx', 0o600);
}

async function writeAll(file: SpoolFile, bytes: Uint8Array, position: number): Promise<void> {
  for (let done = 0; done < bytes.length;) {
    const { bytesWritten } = await file.write(bytes, done, bytes.length - done, position + done);
    done += bytesWritten;
  }
}

function headerOf(stream: FrameStreamSource): SpoolHeader {
  const { width, height, rotation, pixelAspect, frameRate, count, timestamps, hasAlpha, transfer, primaries } = stream;
  return { width, height, rotation, pixelAspect, frameRate, frames: count, timestamps, hasAlpha, transfer, primaries };
}

function checkStream({ width, height, count }: FrameStreamSource): void {
  const fits = (side: number): boolean => side >= 1 && side <= MAX_FRAME_SIDE;
  if (!fits(width) || !fits(height)) {
    throw new RelightError('invalid-argument', `Cannot take frames of ${width}x${height}: each side must be 1 to ${MAX_FRAME_SIDE}`);
  }
  if (count < 1) throw new RelightError('invalid-argument', 'Cannot take a stream of 0 frames: at least 1 is wanted');
}

async function spooling<T>(action: () => Promise<T>): Promise<T> {
  try {
    return await action();
  } catch (thrown) {
    const code = errnoCode(thrown);
    if (code !== 'ENOSPC' && code !== 'EDQUOT' && code !== 'EFBIG') throw thrown;
    throw new RelightError('resource-exhausted', `Cannot keep the frames: the disk is full (${code})`, { cause: thrown });
  }
}
