import { fork } from 'node:child_process';

/** Time for loading every backend and model once. */
const TIMEOUT_MS = 30_000;

/** Whether one thing works here, and if not, why and what would help. */
export interface Finding {
  readonly id: string;
  readonly works: boolean;
  readonly problem: string | null;
}

/** What of this machine works. */
export interface Examination {
  readonly media: readonly Finding[];
  readonly models: readonly Finding[];
  /** What diffusion models may run on, best first: each has answered known questions right, or not. */
  readonly providers: readonly Finding[];
}

/**
 * Tries media backends and models in a process of its own, with weights from `modelsFolder` or, for null, from the engine's own choice, since loading native code may end the process that does it. */
export function examineInProcess(modulePath: string, modelsFolder: string | null): Promise<Examination> {
  return new Promise((resolve) => {
    const child = fork(modulePath, modelsFolder === null ? [] : [modelsFolder], { stdio: ['ignore', 'ignore', 'ignore', 'ipc'] });
    let found: Examination | null = null;
    const timer = setTimeout(() => child.kill('SIGKILL'), TIMEOUT_MS);
    child.on('message', (message) => {
      if (isExamination(message)) found = message;
    });
    child.on('error', () => undefined);
    child.once('close', (code, signal) => {
      clearTimeout(timer);
      const problem = `the examination ended with ${signal === null ? `exit code ${code ?? 'unknown'}` : `signal ${signal}`}`;
      const failed = [{ id: 'all', works: false, problem }];
      resolve(found ?? { media: failed, models: failed, providers: failed });
    });
  });
}

/** The child is the engine's own process, forked from the same files, so its shape vouches for its fields. */
function isExamination(message: unknown): message is Examination {
  return typeof message === 'object' && message !== null && 'media' in message && 'models' in message;
}
