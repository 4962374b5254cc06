import type { Connection } from '@relight/proto/connection.js';
import type { EngineMessage, RelightResult, WireRequest } from '@relight/proto/message.js';
import { RelightError } from '@relight/proto/relight-error.js';
import { createCreditGate } from './credit-gate.js';
import type { RelightOptions } from './relight-options.js';
import { uploadFrames } from './upload-frames.js';

/** An engine kills a worker that does not obey in time; one that stays silent for longer is given up. */
const CANCEL_TIMEOUT_MS = 5000;

/** One job as its client sees it. */
export interface RelightJob {
  readonly result: Promise<RelightResult>;
  /** The engine took the job: uploads its frames and listens to the signal. */
  begin(accepted: { readonly jobId: string; readonly ahead: number }): void;
  /** News of this job. */
  take(news: EngineMessage): void;
  fail(error: RelightError): void;
  /** Lets go of the signal and stops an upload. */
  end(): void;
}

/** A job that waits to be accepted. */
export function createRelightJob(connection: Connection, request: WireRequest, options: RelightOptions): RelightJob {
  const credits = createCreditGate();
  const over = new AbortController();
  const { promise: result, resolve, reject } = deferred<RelightResult>();
  // Rejected before anyone waits for it, when the connection ends early.
  result.catch(() => undefined);

  const cancel = (jobId: string): void => {
    const late = setTimeout(() => reject(new RelightError('cancelled', 'Cancelled')), CANCEL_TIMEOUT_MS);
    over.signal.addEventListener('abort', () => clearTimeout(late), { once: true });
    // A connection that is gone fails the job by itself.
    connection.send({ kind: 'cancel', jobId }).catch(() => undefined);
  };

  const upload = async (jobId: string): Promise<void> => {
    const { source } = request;
    if (source.kind !== 'frames' || options.frames === undefined) return;
    try {
      await uploadFrames({ connection, jobId, stream: source, frames: options.frames, credits, signal: over.signal });
    } catch (thrown) {
      if (over.signal.aborted) return;
      reject(RelightError.from(thrown, 'input-unusable'));
      await connection.send({ kind: 'cancel', jobId }).catch(() => undefined);
    }
  };

  return {
    result,
    begin({ jobId, ahead }) {
      options.onAccepted?.({ jobId, ahead });
      if (options.signal.aborted) return cancel(jobId);
      options.signal.addEventListener('abort', () => cancel(jobId), { once: true, signal: over.signal });
      void upload(jobId);
    },
    take(news) {
      if (news.kind === 'progress') {
        options.onProgress?.({ stage: news.stage, done: news.done, total: news.total, etaMs: news.etaMs });
      } else if (news.kind === 'preview') options.onPreview?.({ frame: news.frame, jpeg: news.jpeg });
      else if (news.kind === 'credit') credits.give(news.chunks);
      else if (news.kind === 'result') resolve(news.result);
      else if (news.kind === 'error') reject(new RelightError(news.code, news.message));
    },
    fail: reject,
    end() {
      over.abort();
    },
  };
}

function deferred<T>(): { promise: Promise<T>; resolve: (value: T) => void; reject: (error: RelightError) => void } {
  let resolve: (value: T) => void = () => undefined;
  let reject: (error: RelightError) => void = () => undefined;
  const promise = new Promise<T>((yes, no) => {
    resolve = yes;
    reject = no;
  });
  return { promise, resolve, reject };
}
