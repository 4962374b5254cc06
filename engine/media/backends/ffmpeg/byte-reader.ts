import type { Readable } from 'node:stream';

/** Exact numbers of bytes out of a stream whose chunks come as they like. */
export interface ByteReader {
  /** Fills `target`; false when the stream ended before. */
  fill(target: Uint8Array): Promise<boolean>;
}

/** Reads as far as asked and no further, so that the writer waits for the reader. */
export function createByteReader(stream: Readable): ByteReader {
  const chunks = stream[Symbol.asyncIterator]() as AsyncIterator<Buffer>;
  let rest: Uint8Array = new Uint8Array(0);
  return {
    async fill(target) {
      for (let at = 0; at < target.length;) {
        if (rest.length === 0) {
          const next = await chunks.next();
          if (next.done) return false;
          rest = next.value;
        }
        const part = rest.subarray(0, target.length - at);
        target.set(part, at);
        rest = rest.subarray(part.length);
        at += part.length;
      }
      return true;
    },
  };
}
