import type { Connection } from '@relight/proto/connection.js';
import { MAX_CHUNK_BYTES } from '@relight/proto/limits.js';
import type { FrameStreamSource } from '@relight/proto/message.js';
import { RelightError } from '@relight/proto/relight-error.js';
import type { CreditGate } from './credit-gate.js';
import type { FramePlanes } from './frame.js';

/** Whose frames go where. */
export interface Upload {
  readonly connection: Connection;
  readonly jobId: string;
  readonly stream: FrameStreamSource;
  readonly frames: AsyncIterable<FramePlanes>;
  readonly credits: CreditGate;
  readonly signal: AbortSignal;
}

/**
 * Sends the stream's frames in chunks, one credit each: at most one frame is held, however slow the engine is.
 * Throws `input-unusable` when the frames are fewer, more or of another size than the stream says.
 */
export async function uploadFrames(upload: Upload): Promise<void> {
  const { stream, frames, signal } = upload;
  let frame = 0;
  for await (const planes of frames) {
    signal.throwIfAborted();
    if (frame === stream.count) throw new RelightError('input-unusable', `Too many frames: ${stream.count} were announced`);
    await uploadFrame(upload, frame, planes);
    frame += 1;
  }
  if (frame < stream.count) {
    throw new RelightError('input-unusable', `The frames ended early: ${stream.count} were announced, ${frame} came`);
  }
}

async function uploadFrame({ connection, jobId, stream, credits, signal }: Upload, frame: number, planes: FramePlanes): Promise<void> {
  const wanted = stream.width * stream.height;
  let offset = 0;
  for (const plane of [planes.r, planes.g, planes.b, ...(stream.hasAlpha ? [planes.a] : [])]) {
    if (plane?.length !== wanted) {
      const found = plane === null ? 'no alpha' : `${plane.length} values in a plane`;
      throw new RelightError('input-unusable', `Frame ${frame} has ${found}: ${wanted} (${stream.width}x${stream.height}) are wanted`);
    }
    const bytes = new Uint8Array(plane.buffer, plane.byteOffset, plane.byteLength);
    for (let from = 0; from < bytes.length; from += MAX_CHUNK_BYTES) {
      const data = bytes.subarray(from, from + MAX_CHUNK_BYTES);
      await credits.take(signal);
      await connection.send({ kind: 'frameChunk', jobId, frame, offset, data });
      offset += data.length;
    }
  }
}
