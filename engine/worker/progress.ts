import type { FromWorker, Stage } from './messages.js';

/** Reports at most ten times a second per stage, the first and the last frame always. */
const INTERVAL_MS = 100;

/** A stage's progress: call `advance` once per frame done. */
export interface Progress {
  advance(): void;
}

/** Starts a stage of `total` frames; the estimate is the mean time of this stage's frames so far. */
export function startProgress(stage: Stage, total: number, send: (message: FromWorker) => void): Progress {
  const started = performance.now();
  let done = 0;
  let reported = -Infinity;
  const report = (): void => {
    const now = performance.now();
    if (done > 0 && done < total && now - reported < INTERVAL_MS) return;
    reported = now;
    const etaMs = done === 0 ? null : Math.round(((now - started) / done) * (total - done));
    send({ kind: 'progress', stage, done, total, etaMs });
  };
  report();
  return {
    advance() {
      done += 1;
      report();
    },
  };
}
