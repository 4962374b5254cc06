import { SingleBar } from 'cli-progress';
import type { RelightResult } from '@relight/proto/message.js';
import type { RelightError } from '@relight/proto/relight-error.js';
import type { JobProgress } from '../engine-client.js';

/** Tells the user, or a script, what happens. */
export interface Reporter {
  note(line: string): void;
  progress(progress: JobProgress): void;
  result(result: RelightResult): void;
  error(error: RelightError): void;
}

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

/** A progress bar with the time left on a terminal, plain lines elsewhere; all on stderr but the result. */
export function createTextReporter(out: NodeJS.WritableStream, err: NodeJS.WriteStream): Reporter {
  let bar: SingleBar | null = null;
  let shown = '';
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
        if (shown !== stage) err.write(`${label}\n`);
        shown = stage;
        return;
      }
      if (shown !== stage) {
        stop();
        bar = new SingleBar({
          format: `${label.padEnd(10)} [{bar}] {value}/{total} {left}`,
          stream: err,
          hideCursor: true,
          barsize: 32,
          etaBuffer: 1,
        });
        bar.start(total, done, { left: '' });
        shown = stage;
      }
      bar?.update(done, { left: etaMs === null || done === total ? '' : `${clock(etaMs)} left` });
    },
    result(result) {
      stop();
      for (const warning of result.warnings) err.write(`Warning: ${warning}\n`);
      const fps = Number((result.frameRate.num / result.frameRate.den).toFixed(3));
      const seconds = ((result.timings['total'] ?? 0) / 1000).toFixed(1);
      const rate = result.variableRate ? 'variable frame rate' : `${fps} fps`;
      out.write(`${result.out}: ${result.frames} frames, ${result.width}x${result.height}, ${rate}, by ${result.model} in ${seconds} s\n`);
      if (result.sheet !== null) out.write(`${result.sheet}: contact sheet\n`);
    },
    error({ message }) {
      stop();
      err.write(`relight: ${message}\n`);
    },
  };
}

function clock(ms: number): string {
  const seconds = Math.max(0, Math.round(ms / 1000));
  const minutes = Math.floor(seconds / 60);
  return minutes === 0 ? `${seconds} s` : `${minutes} min ${String(seconds % 60).padStart(2, '0')} s`;
}
