import type { FromWorker, Stage } from './messages.js';

/** Reports at most ten times a second per stage, the first and the last unit always. */
const INTERVAL_MS = 100;

/** A stage's progress: call `advance` once per unit (frame or denoising step) done. */
export interface Progress {
  advance(): void;
}

/** Milliseconds left when `done` units, at least 1, took `elapsedMs`; asked once after every unit, in order. */
export type TimeLeft = (done: number, elapsedMs: number) => number;

/** Starts a stage of `total` units; what is left is estimated by `timeLeft`, or else by the mean time of this stage's units so far. */
export function startProgress(
  stage: Stage,
  total: number,
  send: (message: FromWorker) => void,
  timeLeft: TimeLeft = (done, elapsedMs) => (elapsedMs / done) * (total - done),
): Progress {
  const started = performance.now();
  let done = 0;
  let reported = -Infinity;
  const report = (now: number, etaMs: number | null): void => {
    if (done > 0 && done < total && now - reported < INTERVAL_MS) return;
    reported = now;
    send({ kind: 'progress', stage, done, total, etaMs });
  };
  report(started, null);
  return {
    advance() {
      done += 1;
      const now = performance.now();
      report(now, Math.round(timeLeft(done, now - started)));
    },
  };
}
