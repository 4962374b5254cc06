import { describe, expect, it } from '@jest/globals';
import { PassThrough } from 'node:stream';
import { createTextReporter } from '@relight/host-bridge/cli/reporter.js';

/** A terminal or a file that keeps what it is told. */
function listener(isTTY: boolean) {
  const stream = Object.assign(new PassThrough(), {
    isTTY,
    columns: 120,
    cursorTo: () => true,
    clearLine: () => true,
    moveCursor: () => true,
  });
  const told: string[] = [];
  stream.on('data', (chunk: Buffer) => told.push(chunk.toString()));
  return { err: stream as unknown as NodeJS.WriteStream, told };
}
const HOUR = 3_600_000;

describe('createTextReporter()', () => {
  it('tells the stage once where there is no terminal, and then at most one line a minute', async () => {
    const { err, told } = listener(false);
    let now = 0;
    const reporter = createTextReporter(new PassThrough(), err, () => now);
    for (let done = 0; done <= 100; done += 1) {
      reporter.progress({ stage: 'relight', done, total: 100, etaMs: done === 0 ? null : (2 * HOUR * (100 - done)) / 100 });
      now += 30_000;
    }
    reporter.progress({ stage: 'finish', done: 0, total: 1, etaMs: null });
    await new Promise(setImmediate);
    const lines = told.join('').trim().split('\n');
    expect(lines.slice(0, 3)).toEqual(['Relighting', 'Relighting: 2%, 1 h 58 min left', 'Relighting: 4%, 1 h 55 min left']);
    expect(lines).toHaveLength(1 + 49 + 1);
    expect(lines.at(-1)).toBe('Finishing');
  });

  it('draws percentage and time left on a terminal', async () => {
    const { err, told } = listener(true);
    const reporter = createTextReporter(new PassThrough(), err);
    reporter.progress({ stage: 'relight', done: 0, total: 50, etaMs: null });
    await new Promise((resolve) => setTimeout(resolve, 150));
    reporter.progress({ stage: 'relight', done: 6, total: 50, etaMs: 2 * HOUR + 600_000 });
    reporter.note('over');
    await new Promise(setImmediate);
    expect(told.join('')).toMatch(/12% 6\/50 2 h 10 min left/);
  });
});
