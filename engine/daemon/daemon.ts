import type { Connection } from '@relight/proto/connection.js';
import { ENGINE_PORTS, PROTOCOL_MAJOR, PROTOCOL_MINOR } from '@relight/proto/limits.js';
import { answers } from './answers.js';
import { doctorReport } from './doctor.js';
import { openEngineLockFile } from './engine-lock-file.js';
import type { EngineLockFile } from './engine-lock-file.js';
import type { Examination } from './examine.js';
import type { Home } from './home.js';
import { createIdleExit } from './idle-exit.js';
import { isAlive } from './is-alive.js';
import { createJournal } from './journal.js';
import { listen } from './listen.js';
import type { Log } from './log.js';
import { createPairing } from './pairing.js';
import { createQueue } from './queue.js';
import { serveConnection } from './serve-connection.js';
import type { Session } from './session.js';
import { openTokens } from './tokens.js';
import { runInWorker } from './worker-process.js';

/** How an engine runs. */
export interface DaemonOptions {
  readonly home: Home;
  /** The worker's compiled main file. */
  readonly workerPath: string;
  readonly buildId: string;
  /** Listen here only; by default on the first free one of ENGINE_PORTS, else, when a client started it, on any. */
  readonly port?: number;
  /** Started by a client: ends so many milliseconds after its last client and job, and makes room for another build. Null: never. */
  readonly idleMs: number | null;
  readonly log: Log;
  /** Tries what this machine has; `modelsFolder` is where weights are looked for, or null for the engine's own choice. */
  readonly examine: (modelsFolder: string | null) => Promise<Examination>;
  /** Shows a pairing code to the engine's owner. */
  readonly showCode: (code: string, clientName: string) => void;
  readonly handshakeTimeoutMs?: number;
}

/** A running engine. */
export interface Daemon {
  readonly port: number;
  /** Cancels all jobs, ends their workers, closes the door and removes the lock file; safe to call again. */
  close(): Promise<void>;
  /** Resolves when it has closed, for whatever reason. */
  readonly closed: Promise<void>;
}

/** Starts the engine of a home folder, or returns null when another one of this home answers. Throws `unavailable` when no port is free. */
export async function startDaemon(options: DaemonOptions): Promise<Daemon | null> {
  const lockFile = openEngineLockFile(options.home.folder);
  return lockFile.exclusively(async () => {
    const other = await lockFile.read();
    if (other !== null && other.pid !== process.pid && isAlive(other.pid) && (await answers(other))) return null;
    return open(options, lockFile);
  });
}

async function open(options: DaemonOptions, lockFile: EngineLockFile): Promise<Daemon> {
  const { home, workerPath, buildId, port: onlyPort, idleMs, log, showCode } = options;
  const tokens = await openTokens(home.folder);
  const journal = createJournal(home.jobs);
  await journal.clean();
  const queue = createQueue({ journal, runWorker: (run) => runInWorker({ ...run, modulePath: workerPath }) });
  const connections = new Set<Connection>();
  const sessions = new Map<Connection, Session>();
  const served = new Set<Promise<void>>();

  const examining = new Map<string | null, Promise<Examination>>();
  const doctor = async (modelsFolder: string | null): Promise<string> => {
    // Who asks the same meanwhile gets the same answer.
    const begun = examining.get(modelsFolder) ?? options.examine(modelsFolder).finally(() => examining.delete(modelsFolder));
    examining.set(modelsFolder, begun);
    const examination = await begun;
    return doctorReport({ buildId, port: listener.port, home: home.folder, jobs: queue.size(), clients: sessions.size, examination });
  };
  const retire = (): string | null => {
    if (idleMs === null) return 'it was started by hand';
    if (queue.size() > 0 || sessions.size > 0) return 'it is at work for another client';
    // After the answer is on its way.
    setImmediate(() => void close());
    return null;
  };
  const handshake = { buildId, tokens, pairing: createPairing({ show: showCode }), retire };
  const serve = async (connection: Connection): Promise<void> => {
    connections.add(connection);
    idle.changed();
    const onSession = (session: Session): void => void sessions.set(connection, session);
    const { handshakeTimeoutMs } = options;
    const timeout = handshakeTimeoutMs === undefined ? {} : { handshakeTimeoutMs };
    await serveConnection(connection, { handshake, session: { journal, queue, doctor, log }, onSession, ...timeout });
    connections.delete(connection);
    sessions.delete(connection);
    idle.changed();
  };
  const onConnection = (connection: Connection): void => {
    const serving = serve(connection).finally(() => served.delete(serving));
    served.add(serving);
  };

  let onClosed: () => void = () => undefined;
  const closed = new Promise<void>((resolve) => (onClosed = resolve));
  let closing: Promise<void> | null = null;
  const close = (): Promise<void> => (closing ??= shut());
  const shut = async (): Promise<void> => {
    idle.stop();
    await lockFile.remove();
    const free = listener.close();
    for (const session of sessions.values()) session.cancelAll();
    for (const connection of connections) connection.close('the engine ends');
    await Promise.all(served);
    await free;
    onClosed();
  };

  const idle = createIdleExit({ idleMs, isBusy: () => connections.size > 0 || queue.size() > 0, onIdle: () => void close() });
  // A client finds its engine by the lock file, wherever it listens; only a panel needs one of the known ports.
  const ports = onlyPort !== undefined ? [onlyPort] : idleMs === null ? ENGINE_PORTS : [...ENGINE_PORTS, 0];
  const listener = await listen({ ports, onConnection, log }).catch((thrown: unknown) => {
    idle.stop();
    throw thrown;
  });
  const { port } = listener;
  const lock = { pid: process.pid, port, token: tokens.own, buildId, protocolMajor: PROTOCOL_MAJOR, protocolMinor: PROTOCOL_MINOR };
  try {
    await lockFile.write(lock);
  } catch (thrown) {
    await close();
    throw thrown;
  }
  log.info(`listening on 127.0.0.1:${port}`);
  return { port, close, closed };
}
