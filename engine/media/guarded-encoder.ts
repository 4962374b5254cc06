import { RelightError } from '@relight/proto/relight-error.js';
import type { Encoder, VideoFrame } from './media-backend.js';
import { outputTarget, writeError } from './output-target.js';

/** What a backend must bring to write frames into a partial file or folder. Its failures carry the errno name as `code`. */
export interface EncodeProcess {
  write(frame: VideoFrame): Promise<void>;
  /** Flushes everything to the disk. */
  finish(): Promise<void>;
  /** Lets go of every resource, whether finished or not; called once, with no other call in flight. */
  close(): Promise<void>;
  /** Makes a call in flight fail soon. */
  interrupt?(): void;
}

function described(path: string, error: unknown): RelightError {
  if (error instanceof RelightError) return error;
  const code = (error as { readonly code?: unknown }).code;
  return typeof code === 'string' ? writeError(path, code, error) : RelightError.from(error);
}

/** An encoder whose result appears under its name only when it is whole; after any failure nothing stays. */
export async function guardedEncoder(
  path: string,
  kind: 'file' | 'folder',
  open: (partial: string) => Promise<EncodeProcess>,
): Promise<Encoder> {
  const target = await outputTarget(path, kind);
  const process = await open(target.partial).catch(async (error: unknown) => {
    await target.discard();
    throw described(path, error);
  });
  let state: 'open' | 'finished' | 'dropped' = 'open';
  let tail: Promise<void> = Promise.resolve();

  async function drop(): Promise<void> {
    if (state !== 'open') return;
    state = 'dropped';
    await process.close().catch(() => undefined);
    await target.discard();
  }

  /** Runs one step after those before it. */
  function run(step: () => Promise<void>): Promise<void> {
    const result = tail.then(async () => {
      if (state !== 'open') throw new RelightError('internal', `Cannot write to "${path}": its encoder is closed`);
      try {
        await step();
      } catch (error) {
        await drop();
        throw described(path, error);
      }
    });
    tail = result.catch(() => undefined);
    return result;
  }

  return {
    write: (frame) => run(() => process.write(frame)),
    finish: () =>
      run(async () => {
        await process.finish();
        await process.close();
        await target.commit();
        state = 'finished';
      }),
    async abort() {
      if (state === 'open') process.interrupt?.();
      await tail;
      await drop();
    },
  };
}
