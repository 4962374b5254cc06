import { fork } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { RelightError, saysOutOfMemory } from '@relight/proto/relight-error.js';
import type { RelightRequest } from '../relight-request.js';
import type { FromWorker, JobResult, ToWorker } from '../worker/messages.js';
import { isWorkerMessage } from './is-worker-message.js';

/** A cancelled worker has so long to leave by itself. */
const OBEY_MS = 1200;
/** The end of what a worker wrote to stderr, kept to explain its death. */
const STDERR_CHARACTERS = 4000;

/** News of a running job. */
export type WorkerNews = Extract<FromWorker, { readonly kind: 'progress' | 'preview' }>;

/** What to run, and where. */
export interface WorkerRun {
  /** The worker's compiled main file. */
  readonly modulePath: string;
  readonly jobId: string;
  readonly request: RelightRequest;
  readonly jobFolder: string;
  readonly onNews: (news: WorkerNews) => void;
  /** Cancels: the worker is asked, and killed if it does not leave in time. */
  readonly signal: AbortSignal;
}

/**
 * Runs one job in a process of its own, so that a native crash or a blocked thread is the job's end and not the engine's.
 * Resolves or rejects when the process is gone. Rejects with the worker's own error, `cancelled`, `resource-exhausted`
 * when it seems to have died for lack of memory, else `internal`.
 */
export async function runInWorker({ modulePath, jobId, request, jobFolder, onNews, signal }: WorkerRun): Promise<JobResult> {
  if (signal.aborted) throw new RelightError('cancelled', 'Cancelled');
  const child = fork(modulePath, [], { serialization: 'advanced', stdio: ['ignore', 'ignore', 'pipe', 'ipc'] });
  const heard: { answer: Extract<FromWorker, { readonly kind: 'result' | 'error' }> | null } = { answer: null };
  let stderr = '';
  child.stderr?.setEncoding('utf8').on('data', (text: string) => (stderr = (stderr + text).slice(-STDERR_CHARACTERS)));
  child.on('message', (message) => {
    if (!isWorkerMessage(message) || heard.answer !== null) return;
    if (message.kind === 'progress' || message.kind === 'preview') onNews(message);
    else heard.answer = message;
  });

  const stop = createStop(child);
  signal.addEventListener('abort', stop.ask, { once: true });
  try {
    const exit = exitOf(child);
    tell(child, { kind: 'run', jobId, request, jobFolder });
    const { code, killedBy } = await exit;
    const { answer } = heard;
    if (answer?.kind === 'result') return answer.result;
    if (signal.aborted) throw new RelightError('cancelled', 'Cancelled');
    if (answer) throw new RelightError(RelightError.codeFromWire(answer.code), answer.message);
    throw explainDeath(code, killedBy, stderr);
  } finally {
    signal.removeEventListener('abort', stop.ask);
    stop.clear();
  }
}

function tell(child: ChildProcess, message: ToWorker): void {
  // A child that is gone already says so by its exit.
  child.send(message, () => undefined);
}

function createStop(child: ChildProcess): { readonly ask: () => void; readonly clear: () => void } {
  let timer: NodeJS.Timeout | undefined;
  return {
    ask() {
      tell(child, { kind: 'cancel' });
      timer = setTimeout(() => child.kill('SIGKILL'), OBEY_MS);
    },
    clear: () => clearTimeout(timer),
  };
}

function exitOf(child: ChildProcess): Promise<{ readonly code: number | null; readonly killedBy: NodeJS.Signals | null }> {
  return new Promise((resolve, reject) => {
    // Not 'exit': messages that the child sent just before it left still come until 'close'.
    child.once('close', (code: number | null, killedBy: NodeJS.Signals | null) => resolve({ code, killedBy }));
    child.once('error', (error) => {
      if (child.pid === undefined) reject(new RelightError('internal', `Cannot start a worker: ${error.message}`, { cause: error }));
    });
  });
}

function explainDeath(code: number | null, killedBy: NodeJS.Signals | null, stderr: string): RelightError {
  const how = killedBy === null ? `exit code ${code ?? 'unknown'}` : `signal ${killedBy}`;
  // Linux ends the hungriest process with SIGKILL; V8, the allocator and ONNX Runtime say what they lacked.
  const memory = killedBy === 'SIGKILL' || saysOutOfMemory(stderr);
  if (memory) return new RelightError('resource-exhausted', `The worker ended with ${how}: most likely this machine ran out of memory`);
  const said = stderr.trim().split('\n').at(-1) ?? '';
  return new RelightError('internal', `The worker ended with ${how}${said === '' ? '' : `: ${said}`}`);
}
