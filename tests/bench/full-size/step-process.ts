import { fork } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { watchMemory } from './memory-watch.js';
import type { PeerRun } from './peer.js';
import type { FromStepProcess, Operation, StepRecord, ToStepProcess } from './step-messages.js';

/** Called after each evaluation of a step, while nothing computes; `write` has the tensors of its first frames written down. */
export type AfterOperation = (operation: Operation, write: (folder: string, frames: number) => Promise<PeerRun>) => Promise<void>;

/** Our side of the bench, in a process of its own, so that its memory is only what the product takes. */
export interface StepProcess {
  readonly provider: string;
  readonly attention: string;
  /** Seconds to check the provider and to merge or find IC-Light's weights. */
  readonly openSeconds: number;
  step(options: { readonly size: number; readonly frames: number; readonly after: AfterOperation }): Promise<StepRecord>;
  close(): void;
}

/** Starts it. Rejects where it ends before it is ready. */
export async function startStepProcess(options: {
  readonly folder: string;
  readonly provider: string;
  readonly threads: number;
}): Promise<StepProcess> {
  const main = fileURLToPath(new URL('step-main.js', import.meta.url));
  const child = fork(main, [options.folder, options.provider, String(options.threads)], { serialization: 'advanced' });
  const ended = new Promise<never>((_, reject) => {
    child.on('exit', (code, signal) => reject(new Error(`The process that computes ended early (${signal ?? code})`)));
  });
  ended.catch(() => undefined);
  const received = async (): Promise<FromStepProcess> => {
    const [message] = (await Promise.race([once(child, 'message'), ended])) as [FromStepProcess];
    return message;
  };
  const send = (message: ToStepProcess): void => void child.send(message);
  const ready = await received();
  if (ready.kind !== 'ready') throw new Error(`The process that computes began with "${ready.kind}"`);
  return {
    provider: ready.provider,
    attention: ready.attention,
    openSeconds: ready.seconds,
    async step({ size, frames, after }) {
      const operations: Operation[] = [];
      const memory = watchMemory(child.pid ?? 0);
      try {
        send({ kind: 'step', size, frames });
        for (;;) {
          const message = await received();
          if (message.kind === 'done') {
            const { seconds, cpuSeconds, runSeconds, loadSeconds } = message;
            return { size, frames, seconds, cpuSeconds, runSeconds, loadSeconds, operations, memory: memory.read() };
          }
          if (message.kind !== 'operation') continue;
          operations.push(operationOf(message));
          await after(message, async (folder, count) => {
            send({ kind: 'write', folder, frames: count });
            const written = await received();
            if (written.kind !== 'written') throw new Error(`Tensors were asked for, and "${written.kind}" came`);
            return written.run;
          });
          send({ kind: 'go' });
        }
      } finally {
        memory.stop();
      }
    },
    close: () => child.disconnect(),
  };
}

function operationOf({ what, frames, seconds, cpuSeconds, runSeconds, loadSeconds }: Operation): Operation {
  return { what, frames, seconds, cpuSeconds, runSeconds, loadSeconds };
}
