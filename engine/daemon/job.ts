import { CREDIT_CHUNKS } from '@relight/proto/limits.js';
import type { EngineMessage, WireRequest } from '@relight/proto/message.js';
import { RelightError } from '@relight/proto/relight-error.js';
import type { JobResult } from '../worker/messages.js';
import { createFrameSpool } from './frame-spool.js';
import type { FrameSpool, SpoolChunk } from './frame-spool.js';
import type { Journal } from './journal.js';
import { parseRequest } from './parse-request.js';
import type { Queue } from './queue.js';

/** What a job needs, and how it tells its news. */
export interface JobOptions {
  readonly jobId: string;
  readonly request: WireRequest;
  readonly journal: Journal;
  readonly queue: Queue;
  readonly tell: (news: Extract<EngineMessage, { readonly kind: 'progress' | 'preview' | 'credit' }>) => void;
}

/** A job from its request to its end. */
export interface Job {
  /** True while the client's frames are coming. */
  readonly isSpooling: () => boolean;
  /** Runs it. Rejects with the job's error; nothing of it is left then but the error. */
  run(): Promise<JobResult>;
  /** Throws `protocol` for a chunk that no credit allows. */
  takeChunk(chunk: SpoolChunk): void;
  cancel(): void;
}

/** Checks a request and makes its folder. Throws `invalid-argument`, or `resource-exhausted` when the disk is full. */
export async function openJob({ jobId, request, journal, queue, tell }: JobOptions): Promise<Job> {
  const folder = journal.folderOf(jobId);
  const parsed = parseRequest(request, folder);
  const abort = new AbortController();
  const { source } = request;
  let spool: FrameSpool | null = null;
  let spooling = source.kind === 'frames';
  let outstanding = CREDIT_CHUNKS;
  let writing: Promise<void> = Promise.resolve();
  let onSpooled: () => void = () => undefined;
  let onFailed: (error: RelightError) => void = () => undefined;

  try {
    await journal.open(jobId);
    await journal.request(jobId, parsed);
    await journal.state(jobId, spooling ? 'spooling' : 'waiting');
    if (source.kind === 'frames') spool = await createFrameSpool(folder, source);
  } catch (thrown) {
    await journal.remove(jobId);
    throw RelightError.from(thrown);
  }

  const spoolFrames = async (): Promise<void> => {
    if (spool === null) return;
    try {
      await new Promise<void>((resolve, reject) => {
        onSpooled = resolve;
        onFailed = reject;
        const cancelled = (): void => reject(new RelightError('cancelled', 'Cancelled'));
        if (abort.signal.aborted) return cancelled();
        abort.signal.addEventListener('abort', cancelled, { once: true });
        tell({ kind: 'credit', jobId, chunks: CREDIT_CHUNKS });
      });
    } finally {
      spooling = false;
      // The disk may still be at the last chunk that came before the end.
      await writing;
      await spool.close();
    }
  };
  const write = async (chunk: SpoolChunk): Promise<void> => {
    if (!spooling || spool === null) return;
    try {
      if (await spool.add(chunk)) return onSpooled();
      outstanding += 1;
      tell({ kind: 'credit', jobId, chunks: 1 });
    } catch (thrown) {
      spooling = false;
      onFailed(RelightError.from(thrown));
    }
  };

  return {
    isSpooling: () => spooling,
    async run() {
      const onNews: Parameters<Queue['run']>[0]['onNews'] = (news) => {
        if (news.kind === 'preview') tell({ kind: 'preview', jobId, frame: news.frame, jpeg: news.jpeg });
        else tell({ kind: 'progress', jobId, stage: news.stage, done: news.done, total: news.total, etaMs: news.etaMs });
      };
      // A job without frames takes its place in the queue before anything else can.
      if (spool !== null) {
        try {
          await spoolFrames();
          await journal.state(jobId, 'waiting');
        } catch (thrown) {
          await journal.remove(jobId);
          throw thrown;
        }
      }
      return queue.run({ jobId, folder, request: parsed, onNews }, abort.signal);
    },
    takeChunk(chunk) {
      // What was on its way when the job ended.
      if (!spooling) return;
      if (outstanding === 0) throw new RelightError('protocol', `Cannot take more than ${CREDIT_CHUNKS} chunks that were not credited`);
      outstanding -= 1;
      writing = writing.then(() => write(chunk));
    },
    cancel() {
      abort.abort();
    },
  };
}
