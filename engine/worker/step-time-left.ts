import type { StepKind } from '../pipeline/step-reports.js';
import type { TimeLeft } from './progress.js';

/**
 * Time left in steps that cost very differently: each kind's time per frame so far, times what is left of it. A kind that was
 * not met yet counts nothing; runs begin with the dear one. `kinds` are the steps of every window, `windows` their frames.
 */
export function createStepTimeLeft(kinds: readonly StepKind[], windows: readonly number[]): TimeLeft {
  const left = { relights: 0, plain: 0 };
  for (const frames of windows) for (const kind of kinds) left[kind] += frames;
  const met = { relights: 0, plain: 0 };
  const spent = { relights: 0, plain: 0 };
  let before = 0;
  return (done, elapsedMs) => {
    const kind = kinds[(done - 1) % kinds.length];
    const frames = windows[Math.floor((done - 1) / kinds.length)];
    left[kind] -= frames;
    met[kind] += frames;
    spent[kind] += elapsedMs - before;
    before = elapsedMs;
    const of = (each: StepKind): number => (met[each] === 0 ? 0 : (spent[each] / met[each]) * left[each]);
    return of('relights') + of('plain');
  };
}
