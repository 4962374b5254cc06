import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { ENGINE_PATH } from '@relight/proto/limits.js';
import { RelightError } from '@relight/proto/relight-error.js';
import { buildId } from './daemon/build-id.js';
import { startDaemon } from './daemon/daemon.js';
import { examineInProcess } from './daemon/examine.js';
import { openHome } from './daemon/home.js';
import { openLog } from './daemon/open-log.js';

/** How long an engine that a client started waits for the next one. */
const IDLE_MS = 30_000;
const WORKER_PATH = fileURLToPath(new URL('./worker/main.js', import.meta.url));
const EXAMINE_PATH = fileURLToPath(new URL('./daemon/examine-main.js', import.meta.url));
const [USAGE_EXIT, FAILED_EXIT] = [2, 6];

/** The engine's process: `--port N` to listen there only, `--auto` to end when no longer needed. */
async function main(): Promise<void> {
  const { port, auto } = readArguments();
  const home = openHome();
  const log = openLog(home.folder);
  const daemon = await startDaemon({
    home,
    workerPath: WORKER_PATH,
    buildId: buildId(),
    ...(port !== undefined && { port }),
    idleMs: auto ? idleMs() : null,
    log,
    examine: (modelsFolder) => examineInProcess(EXAMINE_PATH, modelsFolder),
    showCode(code, clientName) {
      console.log(`Pairing code for ${JSON.stringify(clientName)}: ${code}`);
      log.info(`pairing code for ${JSON.stringify(clientName)}: ${code}`);
    },
  });
  if (daemon === null) {
    if (auto) process.exit(0);
    throw new RelightError('unavailable', `An engine already runs for "${home.folder}"`);
  }
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => void daemon.close());
  process.on('uncaughtException', (error) => {
    log.error(`fault: ${error.stack ?? error.message}`);
    process.exitCode = FAILED_EXIT;
    void daemon.close();
  });
  console.log(`Relight engine: ws://127.0.0.1:${daemon.port}${ENGINE_PATH}`);
  // Whoever started this waits for it; see host-bridge/cli/start-engine.ts.
  process.send?.({ port: daemon.port });
  await daemon.closed;
  log.info('ended');
  process.exit();
}

function readArguments(): { readonly port: number | undefined; readonly auto: boolean } {
  try {
    const { values } = parseArgs({ options: { port: { type: 'string' }, auto: { type: 'boolean', default: false } } });
    const port = values.port === undefined ? undefined : Number(values.port);
    if (port === undefined || (Number.isInteger(port) && port >= 0 && port <= 65535)) return { port, auto: values.auto };
    throw new RelightError('invalid-argument', `--port must be a whole number in [0, 65535]: current value is ${values.port}`);
  } catch (thrown) {
    throw RelightError.from(thrown, 'invalid-argument');
  }
}

function idleMs(): number {
  const wanted = Number(process.env['RELIGHT_IDLE_MS'] ?? IDLE_MS);
  return Number.isFinite(wanted) && wanted >= 0 ? wanted : IDLE_MS;
}

main().catch((thrown: unknown) => {
  const error = RelightError.from(thrown);
  console.error(`relight engine: ${error.message}`);
  process.exit(error.code === 'invalid-argument' ? USAGE_EXIT : FAILED_EXIT);
});
