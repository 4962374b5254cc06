import { describe, expect, it } from '@jest/globals';
import type { FromWorker } from '@relight/engine/worker/messages.js';
import { startProgress } from '@relight/engine/worker/progress.js';

type Report = Extract<FromWorker, { kind: 'progress' }>;

describe('startProgress()', () => {
  it('tells of the start, then of the last unit, rarely in between, and never backwards', () => {
    const told: Report[] = [];
    const progress = startProgress('relight', 500, (message) => {
      if (message.kind === 'progress') told.push(message);
    });
    for (let unit = 0; unit < 500; unit++) progress.advance();
    expect(told[0]).toEqual({ kind: 'progress', stage: 'relight', done: 0, total: 500, etaMs: null });
    expect(told.at(-1)).toEqual({ kind: 'progress', stage: 'relight', done: 500, total: 500, etaMs: 0 });
    expect(told.length).toBeLessThan(100);
    expect(told.every(({ done }, at) => at === 0 || done > told[at - 1].done)).toBe(true);
  });

  it('asks for the time left after each unit, whether it tells of it or not', () => {
    const asked: number[] = [];
    const progress = startProgress(
      'relight',
      9,
      () => undefined,
      (done) => (asked.push(done), 7),
    );
    for (let unit = 0; unit < 9; unit++) progress.advance();
    expect(asked).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9]);
  });
});
