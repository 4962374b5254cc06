import type { Encoder, VideoFrame } from '../media/media-backend.js';

/** An encoder that writes one frame while the next is made. */
export interface WriteBehind {
  /** Waits for the frame before, then starts on this one; `written` is called when its planes are no longer read. Throws what the frame before met. */
  write(frame: VideoFrame, written: () => void): Promise<void>;
  /** Waits for the last frame. */
  settle(): Promise<void>;
}

/** Writes to `encoder` with one frame in flight. */
export function createWriteBehind(encoder: Pick<Encoder, 'write'>): WriteBehind {
  let writing: Promise<void> = Promise.resolve();
  return {
    async write(frame, written) {
      await writing;
      writing = encoder.write(frame).then(written);
      // It is thrown where it is waited for.
      writing.catch(() => undefined);
    },
    settle: () => writing,
  };
}
