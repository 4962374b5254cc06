import { RelightError } from '@relight/proto/relight-error.js';
import { collectRarely } from './collect-rarely.js';
import type { FromWorker, ToWorker } from './messages.js';
import { runJob } from './run-job.js';

/**
 * The forked child that does everything that can crash or block. One process, one job: it runs what it is told, answers
 * with events, and leaves when the job is over or the daemon is gone.
 */
const cancel = new AbortController();

function send(message: FromWorker): Promise<void> {
  return new Promise((resolve) => {
    if (process.send === undefined || !process.connected) resolve();
    else process.send(message, undefined, undefined, () => resolve());
  });
}

async function run(message: Extract<ToWorker, { kind: 'run' }>): Promise<void> {
  try {
    const result = await runJob(message, (event) => void send(event), cancel.signal);
    await send({ kind: 'result', result });
  } catch (thrown) {
    const error = cancel.signal.aborted ? new RelightError('cancelled', 'Cancelled') : RelightError.from(thrown);
    await send({ kind: 'error', code: error.code, message: error.message });
  }
  process.exit(0);
}

collectRarely();
process.on('message', (message: ToWorker) => {
  if (message.kind === 'run') void run(message);
  else cancel.abort();
});
process.on('disconnect', () => process.exit(0));
// A terminal sends Ctrl-C to the whole group; the daemon decides what a worker does about it.
process.on('SIGINT', () => undefined);
