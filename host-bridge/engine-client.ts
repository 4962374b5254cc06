import type { Connection } from '@relight/proto/connection.js';
import { PROTOCOL_MAJOR, PROTOCOL_MINOR } from '@relight/proto/limits.js';
import type { EngineMessage, RelightResult, Versions, WireRequest } from '@relight/proto/message.js';
import type { EffectDescription } from '@relight/proto/relight-effect.js';
import { RelightError } from '@relight/proto/relight-error.js';
import { createEngineQuestions } from './ask-engine.js';
import { createRelightJob } from './relight-job.js';
import type { RelightJob } from './relight-job.js';
import type { RelightOptions } from './relight-options.js';

export type { JobPreview, JobProgress, RelightOptions } from './relight-options.js';

/** How a client introduces itself. */
export interface EngineClientOptions {
  /** From the lock file, or kept since pairing. */
  readonly token: string;
  /** Shown in the engine's log, such as `relight command line`. */
  readonly clientName: string;
  /** An engine of another build is refused with `version-mismatch`; leave out to accept any that speaks the protocol. */
  readonly buildId?: string;
  /** Jobs go on when this client goes away; by default they are cancelled. */
  readonly keepsJobs?: boolean;
}

/** A connection to an engine that knows this client. */
export interface EngineClient {
  /** What the engine told of itself. */
  readonly engine: Versions;
  /** Parameters and presets, to draw controls or flags from. */
  describe(): Promise<EffectDescription>;
  /** What the engine knows of itself and its machine, as JSON text; it looks for weights in `modelsFolder`, or where it would by itself. */
  doctor(modelsFolder?: string | null): Promise<string>;
  ping(): Promise<void>;
  /** Runs one job to its end. Rejects with the engine's error code. */
  relight(request: WireRequest, options: RelightOptions): Promise<RelightResult>;
  close(): void;
}

/** Shakes hands over `connection`. Rejects with `unauthenticated`, `version-mismatch` or `unavailable`; the connection is closed then. */
export async function createEngineClient(connection: Connection, options: EngineClientOptions): Promise<EngineClient> {
  const jobs = new Map<string, RelightJob>();

  const onNews = (news: EngineMessage): void => {
    if (!('jobId' in news) || news.jobId === null) return;
    jobs.get(news.jobId)?.take(news);
  };
  const onEnd = (error: RelightError): void => {
    for (const job of jobs.values()) job.fail(error);
  };
  const questions = createEngineQuestions(connection, { onNews, onEnd });

  const { buildId = '', keepsJobs = false, token, clientName } = options;
  const engine = await questions
    .ask('welcome', (requestId) => ({
      kind: 'hello',
      requestId,
      protocolMajor: PROTOCOL_MAJOR,
      protocolMinor: PROTOCOL_MINOR,
      buildId,
      capabilities: [],
      token,
      clientName,
      keepsJobs,
    }))
    .catch((thrown: unknown) => {
      connection.close();
      throw thrown;
    });
  if (buildId !== '' && engine.buildId !== buildId) {
    connection.close();
    throw new RelightError('version-mismatch', `The engine that runs is another build: it is ${engine.buildId}, ${buildId} is wanted`);
  }

  return {
    engine,
    async describe() {
      return (await questions.ask('effectDescription', (requestId) => ({ kind: 'describe', requestId }))).description;
    },
    async doctor(modelsFolder = null) {
      return (await questions.ask('doctorReport', (requestId) => ({ kind: 'doctorRequest', requestId, modelsFolder }))).json;
    },
    async ping() {
      await questions.ask('pong', (requestId) => ({ kind: 'ping', requestId }));
    },
    async relight(request, relightOptions) {
      if (request.source.kind === 'frames' && relightOptions.frames === undefined) {
        throw new RelightError('invalid-argument', 'Cannot relight a frame stream without frames');
      }
      const { signal } = relightOptions;
      if (signal.aborted) throw new RelightError('cancelled', 'Cancelled');
      const job = createRelightJob(connection, request, relightOptions);
      let jobId: string | null = null;
      try {
        await questions.ask(
          'accepted',
          (requestId) => ({ kind: 'relight', requestId, request }),
          (accepted) => {
            jobId = accepted.jobId;
            jobs.set(jobId, job);
            job.begin(accepted);
          },
        );
        return await job.result;
      } finally {
        if (jobId !== null) jobs.delete(jobId);
        job.end();
      }
    },
    close() {
      connection.close();
    },
  };
}
