import { mkdir, readFile, readdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { RelightRequest } from '../relight-request.js';
import { removePartialOutput } from './remove-partial-output.js';
import type { PartialOutput } from './remove-partial-output.js';
import { writeAtomic } from './write-atomic.js';

/** Where a job is: its frames are coming, it waits for its turn, or it runs. */
export type JobState = 'spooling' | 'waiting' | 'running';

/** What the journal keeps about the jobs that are not over. */
export interface Journal {
  folderOf(jobId: string): string;
  /** Makes the job's folder. */
  open(jobId: string): Promise<void>;
  /** Notes the request, from which the job could be run again. */
  request(jobId: string, request: RelightRequest): Promise<void>;
  state(jobId: string, state: JobState): Promise<void>;
  /** Forgets a job, whatever became of it, with its spooled frames. */
  remove(jobId: string): Promise<void>;
  /** Clears away what dead engines left: folders of jobs and half-written results. To be called with the engine's lock held. */
  clean(): Promise<void>;
}

const REQUEST_NAME = 'request.json';
const STATE_NAME = 'state.json';

/** The journal in a folder, one folder per job. */
export function createJournal(folder: string): Journal {
  const jobFolder = (jobId: string): string => join(folder, jobId);
  const remove = (jobId: string): Promise<void> => rm(jobFolder(jobId), { recursive: true, force: true });
  return {
    folderOf: jobFolder,
    async open(jobId) {
      await mkdir(jobFolder(jobId), { recursive: true, mode: 0o700 });
    },
    request: (jobId, request) => writeAtomic(join(jobFolder(jobId), REQUEST_NAME), JSON.stringify(request, null, 2)),
    state: (jobId, state) => writeAtomic(join(jobFolder(jobId), STATE_NAME), JSON.stringify({ state, engine: process.pid })),
    remove,
    async clean() {
      for (const jobId of await readdir(folder)) {
        const output = readOutput(await readFile(join(jobFolder(jobId), REQUEST_NAME), 'utf8').catch(() => ''));
        if (output !== null) await removePartialOutput(output, jobId);
        await remove(jobId);
      }
    },
  };
}

function readOutput(text: string): PartialOutput | null {
  try {
    const request: unknown = JSON.parse(text);
    const output: unknown = typeof request === 'object' && request !== null && 'output' in request ? request.output : null;
    if (typeof output !== 'object' || output === null || !('path' in output) || typeof output.path !== 'string') return null;
    return { path: output.path, sheet: 'sheet' in output && typeof output.sheet === 'string' ? output.sheet : null };
  } catch {
    return null;
  }
}
