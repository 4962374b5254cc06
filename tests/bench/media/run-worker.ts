import type { FromWorker, JobResult, ToWorker } from '@relight/engine/worker/messages.js';
import type { RelightRequest } from '@relight/engine/relight-request.js';
import { fork } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

/** What one job cost, as the system counted it. */
export interface WorkerCost {
  readonly result: JobResult;
  /** Highest resident set of the worker, bytes; null where /proc does not tell. */
  readonly peakRss: number | null;
  /** CPU of the worker from its start, all threads, ms; null likewise. */
  readonly cpuMs: number | null;
}

const TICKS_PER_SECOND = 100;

/** Runs a job in the engine's own worker process, as the daemon does, and reads from /proc what it took. */
export function runWorker(jobId: string, request: RelightRequest, jobFolder: string): Promise<WorkerCost> {
  const child = fork(fileURLToPath(import.meta.resolve('@relight/engine/worker/main.js')), [], {
    serialization: 'advanced',
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
  });
  let cost: Omit<WorkerCost, 'result'> = { peakRss: null, cpuMs: null };
  const look = (): void => {
    cost = readCost(child.pid!) ?? cost;
  };
  const timer = setInterval(look, 50);
  return new Promise<WorkerCost>((resolve, reject) => {
    child.on('message', (message: FromWorker) => {
      look();
      if (message.kind === 'result') resolve({ ...cost, result: message.result });
      if (message.kind === 'error') reject(new Error(`${message.code}: ${message.message}`));
    });
    child.on('error', reject);
    child.on('exit', (code) => reject(new Error(`The worker left with ${code ?? 'a signal'} and no result`)));
    child.send({ kind: 'run', jobId, request, jobFolder } satisfies ToWorker);
  }).finally(() => clearInterval(timer));
}

function readCost(pid: number): Omit<WorkerCost, 'result'> | null {
  try {
    const peak = /VmHWM:\s+(\d+) kB/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1];
    // Fields 14 and 15, counted behind the program's name in brackets.
    const fields = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ').at(-1)!.split(' ');
    const ticks = Number(fields[11]) + Number(fields[12]);
    return peak === undefined ? null : { peakRss: Number(peak) * 1024, cpuMs: (ticks * 1000) / TICKS_PER_SECOND };
  } catch {
    return null;
  }
}
