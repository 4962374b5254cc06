import { createHash } from 'node:crypto';
import type { FileHandle } from 'node:fs/promises';

const BLOCK_BYTES = 4 * 1024 * 1024;

/** The sha256 (hex) of `bytes` bytes from `position`, or of what there is of them. Aborts with the signal's reason. */
export async function sha256OfData(handle: FileHandle, position: number, bytes: number, signal: AbortSignal): Promise<string> {
  const hash = createHash('sha256');
  const block = new Uint8Array(BLOCK_BYTES);
  for (let done = 0; done < bytes;) {
    signal.throwIfAborted();
    const { bytesRead } = await handle.read(block, 0, Math.min(BLOCK_BYTES, bytes - done), position + done);
    if (bytesRead === 0) break;
    hash.update(block.subarray(0, bytesRead));
    done += bytesRead;
  }
  return hash.digest('hex');
}
