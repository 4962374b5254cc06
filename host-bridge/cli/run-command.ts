import { RelightError } from '@relight/proto/relight-error.js';
import { exitCode } from './exit-code.js';
import { createJsonReporter, createTextReporter } from './reporter.js';
import type { Reporter } from './reporter.js';

/** Runs a command to its exit code: Ctrl-C cancels, every error ends in one line. */
export async function runCommand(json: boolean, command: (reporter: Reporter, signal: AbortSignal) => Promise<void>): Promise<number> {
  const reporter = json ? createJsonReporter(process.stdout) : createTextReporter(process.stdout, process.stderr);
  const cancel = new AbortController();
  const onSignal = (): void => cancel.abort();
  for (const name of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(name, onSignal);
  try {
    await command(reporter, cancel.signal);
    return 0;
  } catch (thrown) {
    const error = cancel.signal.aborted ? new RelightError('cancelled', 'Cancelled; nothing was written') : RelightError.from(thrown);
    reporter.error(error);
    return exitCode(error.code);
  }
}
