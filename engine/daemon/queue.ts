import { RelightError } from '@relight/proto/relight-error.js';
import type { RelightRequest } from '../relight-request.js';
import type { JobResult } from '../worker/messages.js';
import type { Journal } from './journal.js';
import { removePartialOutput } from './remove-partial-output.js';
import type { WorkerNews, WorkerRun } from './worker-process.js';

/** Jobs that may wait; a client that sends more has gone wrong. */
const MAX_JOBS = 256;

/** A job that has all it needs. */
export interface QueuedJob {
  readonly jobId: string;
  readonly folder: string;
  readonly request: RelightRequest;
  readonly onNews: (news: WorkerNews) => void;
}

/** One job runs, the others wait in the order they came. */
export interface Queue {
  /** Runs the job when its turn comes. Rejects with the job's error; its folder is gone then in any case. */
  run(job: QueuedJob, signal: AbortSignal): Promise<JobResult>;
  /** Jobs that run or wait. */
  size(): number;
}

/** An empty queue over a way to run one job. */
export function createQueue({
  journal,
  runWorker,
}: {
  readonly journal: Journal;
  readonly runWorker: (run: Omit<WorkerRun, 'modulePath'>) => Promise<JobResult>;
}): Queue {
  const waiting: (() => void)[] = [];
  let running = false;
  let size = 0;

  const turn = async (signal: AbortSignal): Promise<void> => {
    if (!running) {
      running = true;
      return;
    }
    await new Promise<void>((resolve, reject) => {
      const leave = (): void => {
        waiting.splice(waiting.indexOf(start), 1);
        reject(new RelightError('cancelled', 'Cancelled'));
      };
      const start = (): void => {
        signal.removeEventListener('abort', leave);
        resolve();
      };
      waiting.push(start);
      signal.addEventListener('abort', leave, { once: true });
    });
  };
  const next = (): void => {
    const start = waiting.shift();
    if (start === undefined) running = false;
    else start();
  };

  const runNow = async ({ jobId, folder, request, onNews }: QueuedJob, signal: AbortSignal): Promise<JobResult> => {
    try {
      await journal.state(jobId, 'running');
      return await runWorker({ jobId, request, jobFolder: folder, onNews, signal });
    } catch (thrown) {
      await removePartialOutput(request.output, jobId);
      throw thrown;
    } finally {
      next();
    }
  };

  return {
    size: () => size,
    async run(job, signal) {
      if (size >= MAX_JOBS) throw new RelightError('resource-exhausted', `Cannot take another job: ${MAX_JOBS} wait already`);
      size += 1;
      try {
        if (signal.aborted) throw new RelightError('cancelled', 'Cancelled');
        await turn(signal);
        return await runNow(job, signal);
      } finally {
        size -= 1;
        await journal.remove(job.jobId);
      }
    },
  };
}
