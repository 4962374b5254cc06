import { SingleBar } from 'cli-progress';
import type { RelightResult } from '@relight/proto/message.js';
import type { RelightError } from '@relight/proto/relight-error.js';
import type { JobProgress } from '../engine-client.js';
import { durationText } from './duration-text.js';

/** Tells the user, or a script, what happens. */
export interface Reporter {
  note(line: string): void;
  progress(progress: JobProgress): void;
  result(result: RelightResult): void;
  error(error: RelightError): void;
}

/** Between lines of a long stage where there is no terminal. */
const LINE_MS = 60_000;

const STAGES: Readonly<Record<string, string>> = { analyse: 'Analysing', relight: 'Relighting', finish: 'Finishing' };

/** One JSON object per line on stdout; notes are not for scripts. */
export function createJsonReporter(out: NodeJS.WritableStream): Reporter {
  const line = (object: unknown): void => void out.write(`${JSON.stringify(object)}\n`);
  return {
    note: () => undefined,
    progress: ({ stage, done, total, etaMs }) => line({ type: 'progress', stage, done, total, etaMs }),
    result: ({ frameRate, ...result }) => line({ type: 'result', ...result, fps: frameRate.num / frameRate.den, frameRate }),
    error: ({ code, message }) => line({ type: 'error', code, message }),
  };
}

/** A progress bar with the time left on a terminal, elsewhere plain lines, at most one a minute for a stage; all on stderr but the result. */
export function createTextReporter(out: NodeJS.WritableStream, err: NodeJS.WriteStream, now: () => number = Date.now): Reporter {
  let bar: SingleBar | null = null;
  let shown = '';
  let told = 0;
  const stop = (): void => {
    bar?.stop();
    bar = null;
  };
  return {
    note: (line) => {
      stop();
      err.write(`${line}\n`);
    },
    progress({ stage, done, total, etaMs }) {
      const label = STAGES[stage] ?? stage;
      if (!err.isTTY) {
        const left = etaMs === null ? '' : `, ${durationText(etaMs)} left`;
        if (shown !== stage) err.write(`${label}\n`);
        else if (now() - told >= LINE_MS && done < total) err.write(`${label}: ${Math.floor((100 * done) / total)}%${left}\n`);
        else return;
        [shown, told] = [stage, now()];
        return;
      }
      if (shown !== stage) {
        stop();
        bar = new SingleBar({
          format: `${label.padEnd(10)} [{bar}] {percentage}% {value}/{total} {left}`,
          stream: err,
          hideCursor: true,
          barsize: 32,
          etaBuffer: 1,
        });
        bar.start(total, done, { left: '' });
        shown = stage;
      }
      bar?.update(done, { left: etaMs === null || done === total ? '' : `${durationText(etaMs)} left` });
    },
    result(result) {
      stop();
      for (const warning of result.warnings) err.write(`Warning: ${warning}\n`);
      const fps = Number((result.frameRate.num / result.frameRate.den).toFixed(3));
      const total = result.timings['total'] ?? 0;
      const time = total < 60_000 ? `${(total / 1000).toFixed(1)} s` : durationText(total);
      const rate = result.variableRate ? 'variable frame rate' : `${fps} fps`;
      out.write(`${result.out}: ${result.frames} frames, ${result.width}x${result.height}, ${rate}, by ${result.model} in ${time}\n`);
      if (result.sheet !== null) out.write(`${result.sheet}: contact sheet\n`);
    },
    error({ message }) {
      stop();
      err.write(`relight: ${message}\n`);
    },
  };
}
