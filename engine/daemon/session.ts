import { randomBytes } from 'node:crypto';
import type { Connection } from '@relight/proto/connection.js';
import type { EngineMessage, Message } from '@relight/proto/message.js';
import { RELIGHT_EFFECT } from '@relight/proto/relight-effect.js';
import { RelightError } from '@relight/proto/relight-error.js';
import type { KnownClient } from './handshake.js';
import { openJob } from './job.js';
import type { Job } from './job.js';
import type { Journal } from './journal.js';
import type { Log } from './log.js';
import { createOutbox } from './outbox.js';
import type { Outbox } from './outbox.js';
import { parseModelsFolder } from './parse-request.js';
import type { Queue } from './queue.js';

/** Frame streams one client may send at a time: each may have a few chunks in memory. */
const MAX_SPOOLING = 4;

/** What a session needs of the engine. */
export interface SessionSide {
  readonly journal: Journal;
  readonly queue: Queue;
  /** `modelsFolder` is where to look for weights, or null for the engine's own choice. */
  readonly doctor: (modelsFolder: string | null) => Promise<string>;
  readonly log: Log;
}

/** One client, from the end of its handshake on. */
export interface Session {
  /** Does what one message asks; jobs go on by themselves. Throws `protocol`: the connection is to be closed with that. */
  take(message: Message): Promise<void>;
  /** The client is gone: cancels its jobs unless it keeps them; resolves when none runs. */
  end(): Promise<void>;
  /** Cancels all its jobs. */
  cancelAll(): void;
}

/** A session for a client that was let in. */
export function createSession(connection: Connection, client: KnownClient, { journal, queue, doctor, log }: SessionSide): Session {
  const outbox = createOutbox(connection);
  const jobs = new Map<string, Job>();
  const runs = new Set<Promise<void>>();

  const relight = async (message: Extract<Message, { kind: 'relight' }>): Promise<void> => {
    const jobId = randomBytes(9).toString('hex');
    try {
      if (message.request.source.kind === 'frames' && [...jobs.values()].filter((job) => job.isSpooling()).length >= MAX_SPOOLING) {
        throw new RelightError('resource-exhausted', `Cannot take another frame stream: ${MAX_SPOOLING} are coming already`);
      }
      const job = await openJob({ jobId, request: message.request, journal, queue, tell: (news) => tell(outbox, news) });
      jobs.set(jobId, job);
      // Both at once: the job takes its place in the queue, and its news come after this.
      const told = outbox.put({ kind: 'accepted', requestId: message.requestId, jobId, ahead: queue.size() });
      const run = finish(jobId, job).finally(() => runs.delete(run));
      runs.add(run);
      await told;
    } catch (thrown) {
      await outbox.put(errorOf(thrown, { requestId: message.requestId }));
    }
  };
  const finish = async (jobId: string, job: Job): Promise<void> => {
    try {
      log.info(`job ${jobId} of ${client.name}`);
      const result = await job.run();
      log.info(`job ${jobId} done: ${result.frames} frames`);
      await outbox.put({ kind: 'result', jobId, result });
    } catch (thrown) {
      const error = errorOf(thrown, { jobId });
      log.info(`job ${jobId} ended: ${error.code}: ${error.message}`);
      await outbox.put(error);
    } finally {
      jobs.delete(jobId);
    }
  };
  const report = async (requestId: number, modelsFolder: string | null): Promise<void> => {
    try {
      await outbox.put({ kind: 'doctorReport', requestId, json: await doctor(parseModelsFolder(modelsFolder)) });
    } catch (thrown) {
      await outbox.put(errorOf(thrown, { requestId }));
    }
  };
  const cancelAll = (): void => {
    for (const job of jobs.values()) job.cancel();
  };

  return {
    async take(message) {
      switch (message.kind) {
        case 'ping':
          return outbox.put({ kind: 'pong', requestId: message.requestId });
        case 'describe':
          return outbox.put({ kind: 'effectDescription', requestId: message.requestId, description: RELIGHT_EFFECT });
        case 'doctorRequest':
          // Takes seconds, in which a cancel must not wait.
          void report(message.requestId, message.modelsFolder);
          return;
        case 'relight':
          return relight(message);
        case 'frameChunk':
          return jobs.get(message.jobId)?.takeChunk(message);
        case 'cancel':
          return jobs.get(message.jobId)?.cancel();
        default:
          throw new RelightError('protocol', `Cannot take "${message.kind}" now`);
      }
    },
    cancelAll,
    async end() {
      for (const job of jobs.values()) if (!client.keepsJobs || job.isSpooling()) job.cancel();
      await Promise.all(runs);
    },
  };
}

function tell(outbox: Outbox, news: Extract<EngineMessage, { readonly kind: 'progress' | 'preview' | 'credit' }>): void {
  if (news.kind === 'credit') void outbox.put(news);
  else outbox.putLatest(`${news.kind} ${news.jobId}`, news);
}

/** The error message for what was thrown; with neither id it says why the connection closes. */
export function errorOf(
  thrown: unknown,
  about: { readonly requestId?: number; readonly jobId?: string },
): Extract<EngineMessage, { kind: 'error' }> {
  const { code, message } = RelightError.from(thrown);
  return { kind: 'error', requestId: about.requestId ?? 0, jobId: about.jobId ?? null, code, message };
}
