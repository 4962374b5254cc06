import { existsSync, writeFileSync } from 'node:fs';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { FromWorker, JobResult, ToWorker } from '@relight/engine/worker/messages.js';
import { stagingFolder } from '@relight/engine/worker/staging.js';

/**
 * A worker that does what the prompt says, word by word: `progress`, `preview`, `note` (writes its process id to the file
 * named by the negative prompt), `stage` (leaves a half-written result), `gate` (goes on when the file named by the negative
 * prompt exists), `copy` (writes the spooled frames to the output path), `hang` (leaves when told), `deaf` (does not),
 * `block` (its thread stands still), `fail`, `crash`, `abort`, `starve`; without any of the last it finishes.
 */
type RunMessage = Extract<ToWorker, { kind: 'run' }>;

const send = (message: FromWorker): Promise<void> =>
  new Promise((resolve) => process.send?.(message, undefined, undefined, () => resolve()));
const forever = (): Promise<never> => new Promise(() => setInterval(() => undefined, 60_000));

const ACTIONS: Readonly<Record<string, (run: RunMessage) => Promise<void> | void>> = {
  async progress() {
    for (let done = 0; done <= 3; done += 1)
      await send({ kind: 'progress', stage: 'relight', done, total: 3, etaMs: done === 0 ? null : 3 - done });
  },
  preview: () => send({ kind: 'preview', frame: 1, jpeg: Uint8Array.of(255, 216, 255) }),
  note: ({ request }) => writeFileSync(request.light.negativePrompt, String(process.pid)),
  async stage({ request, jobId }) {
    const folder = stagingFolder(request.output.path, jobId);
    await mkdir(folder);
    await writeFile(join(folder, 'half.mov'), 'half');
  },
  async gate({ request }) {
    while (!existsSync(request.light.negativePrompt)) await new Promise((resolve) => setTimeout(resolve, 10));
  },
  async copy({ request, jobFolder }) {
    await writeFile(request.output.path, await readFile(join(jobFolder, 'frames.raw')));
  },
  async hang() {
    process.on('message', (message: ToWorker) => {
      if (message.kind === 'cancel') void send({ kind: 'error', code: 'cancelled', message: 'Cancelled' }).then(() => process.exit(0));
    });
    await send({ kind: 'progress', stage: 'relight', done: 0, total: 1, etaMs: null });
    await forever();
  },
  async deaf() {
    await send({ kind: 'progress', stage: 'relight', done: 0, total: 1, etaMs: null });
    await forever();
  },
  async block() {
    await send({ kind: 'progress', stage: 'relight', done: 0, total: 1, etaMs: null });
    Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0);
  },
  async fail() {
    await send({ kind: 'error', code: 'input-unusable', message: 'Cannot read "clip.mp4": it has no video' });
    process.exit(0);
  },
  crash() {
    console.error('a fault in native code');
    process.exit(7);
  },
  abort: () => process.abort(),
  starve: () => void process.kill(process.pid, 'SIGKILL'),
};

async function run(message: RunMessage): Promise<void> {
  for (const word of message.request.light.prompt.split(' ')) await ACTIONS[word]?.(message);
  const { output } = message.request;
  const result: JobResult = {
    out: output.path,
    sheet: output.sheet,
    recipe: `${output.path}.relight.json`,
    frames: 3,
    width: 64,
    height: 36,
    frameRate: { num: 24000, den: 1001 },
    variableRate: false,
    model: 'lite',
    provider: 'cpu',
    timings: { total: 1.5 },
    warnings: ['a fake worker made this'],
  };
  await send({ kind: 'result', result });
  process.exit(0);
}

process.on('message', (message: ToWorker) => {
  if (message.kind === 'run') void run(message);
});
process.on('disconnect', () => process.exit(0));
