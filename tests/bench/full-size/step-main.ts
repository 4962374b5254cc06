import { fusionStep } from './fusion-step.js';
import { startRuntimeClock } from './runtime-clock.js';
import type { FromStepProcess, Operation, ToStepProcess } from './step-messages.js';
import { openStepParts } from './step-parts.js';
import { writeTensor } from './tensor-file.js';
import { firstFrames, watchedParts, type WatchedOperation } from './watched-parts.js';
import type { Tensor } from '@relight/models/tensor.js';

/** A process that computes fusion steps and stops after each evaluation, so that a peer can repeat it on a quiet machine. */
async function main([folder, provider, threads]: readonly string[]): Promise<void> {
  const runtime = startRuntimeClock();
  const started = performance.now();
  const open = await openStepParts({ folder, provider, threads: Number(threads) });
  const clock = createClock(runtime);
  const parts = watchedParts(open.parts, (operation) => watch(clock, operation));
  send({ kind: 'ready', provider: open.provider, attention: open.attention, seconds: (performance.now() - started) / 1000 });
  for (;;) {
    const message = await received();
    if (message.kind !== 'step') continue;
    const stop = clock.start();
    await fusionStep(parts, message);
    send({ kind: 'done', ...stop() });
  }
}

/** What passed: wall clock, CPU of all threads, inside ONNX Runtime; in seconds. */
type Spent = Pick<Operation, 'seconds' | 'cpuSeconds' | 'runSeconds' | 'loadSeconds'>;

interface Clock {
  /** Counts from now; the pauses since then are left out. */
  start(): () => Spent;
  pause<T>(during: () => Promise<T>): Promise<T>;
}

function createClock(runtime: ReturnType<typeof startRuntimeClock>): Clock {
  let paused = { seconds: 0, cpuSeconds: 0 };
  const now = (): Spent => {
    const { user, system } = process.cpuUsage();
    const { run, load } = runtime();
    return {
      seconds: performance.now() / 1000 - paused.seconds,
      cpuSeconds: (user + system) / 1e6 - paused.cpuSeconds,
      runSeconds: run,
      loadSeconds: load,
    };
  };
  return {
    start() {
      const from = now();
      return () => {
        const to = now();
        return {
          seconds: to.seconds - from.seconds,
          cpuSeconds: to.cpuSeconds - from.cpuSeconds,
          runSeconds: to.runSeconds - from.runSeconds,
          loadSeconds: to.loadSeconds - from.loadSeconds,
        };
      };
    },
    async pause(during) {
      const from = now();
      const result = await during();
      const to = now();
      paused = {
        seconds: paused.seconds + to.seconds - from.seconds,
        cpuSeconds: paused.cpuSeconds + to.cpuSeconds - from.cpuSeconds,
      };
      return result;
    },
  };
}

async function watch(clock: Clock, operation: WatchedOperation): Promise<Tensor> {
  const { what, frames, compute } = operation;
  const stop = clock.start();
  const output = await compute();
  const spent = stop();
  return clock.pause(async () => {
    send({ kind: 'operation', what, frames, ...spent });
    for (let answer = await received(); answer.kind !== 'go'; answer = await received()) {
      if (answer.kind === 'write') await write(operation, output, answer);
    }
    return output;
  });
}

async function write(
  { what, inputs, settings, asPeer }: WatchedOperation,
  output: Tensor,
  { folder, frames }: { readonly folder: string; readonly frames: number },
): Promise<void> {
  const { perFrame, whole } = await inputs();
  const files: Record<string, Awaited<ReturnType<typeof writeTensor>>> = {};
  for (const [name, value] of Object.entries(perFrame)) files[name] = await writeTensor(folder, name, firstFrames(value, frames));
  for (const [name, value] of Object.entries(whole)) files[name] = await writeTensor(folder, name, value);
  const expected = await writeTensor(folder, 'expected', asPeer(firstFrames(output, frames)));
  send({ kind: 'written', run: { what, inputs: files, expected, ...settings } });
}

function send(message: FromStepProcess): void {
  process.send?.(message);
}

function received(): Promise<ToStepProcess> {
  return new Promise((resolve) => process.once('message', resolve));
}

process.on('disconnect', () => process.exit());
await main(process.argv.slice(2));
