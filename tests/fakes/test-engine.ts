import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { startDaemon } from '@relight/engine/daemon/daemon.js';
import type { Daemon, DaemonOptions } from '@relight/engine/daemon/daemon.js';
import { openHome } from '@relight/engine/daemon/home.js';
import type { Home } from '@relight/engine/daemon/home.js';
import { openConnection } from '@relight/host-bridge/cli/open-connection.js';
import { readEngineLock } from '@relight/host-bridge/cli/engine-lock-file.js';
import { createEngineClient } from '@relight/host-bridge/engine-client.js';
import type { EngineClient, EngineClientOptions } from '@relight/host-bridge/engine-client.js';
import type { Connection } from '@relight/proto/connection.js';

/** The fake worker's compiled file. */
export const FAKE_WORKER = fileURLToPath(new URL('./worker.js', import.meta.url));

/** A real engine in this process, with a home and a port of its own and workers that do what the prompt says. */
export interface TestEngine {
  readonly daemon: Daemon;
  readonly home: Home;
  /** A scratch folder for results. */
  readonly scratch: string;
  /** Codes that were shown. */
  readonly codes: readonly string[];
  readonly log: readonly string[];
  token(): Promise<string>;
  connect(): Promise<Connection>;
  client(options?: Partial<EngineClientOptions>): Promise<EngineClient>;
  /** Job folders that are still there. */
  jobFolders(): Promise<readonly string[]>;
  stop(): Promise<void>;
}

/** Starts it; throws when another engine of the same home answers. */
export async function startTestEngine(options: Partial<DaemonOptions> = {}): Promise<TestEngine> {
  const scratch = await mkdtemp(join(tmpdir(), 'relight-engine-'));
  const home = options.home ?? openHome(join(scratch, 'home'));
  const codes: string[] = [];
  const log: string[] = [];
  const write = (message: string): void => void log.push(message);
  const daemon = await startDaemon({
    home,
    workerPath: FAKE_WORKER,
    buildId: 'test',
    port: 0,
    idleMs: null,
    log: { info: write, warn: write, error: write },
    examine: () => Promise.resolve({ media: [], models: [], providers: [] }),
    showCode: (code) => void codes.push(code),
    ...options,
  });
  if (daemon === null) {
    await rm(scratch, { recursive: true });
    throw new Error('another engine of this home answers');
  }
  const token = async (): Promise<string> => (await readEngineLock(home.folder))?.token ?? '';
  const connect = (): Promise<Connection> => openConnection(daemon.port);
  return {
    daemon,
    home,
    scratch,
    codes,
    log,
    token,
    connect,
    async client(clientOptions = {}) {
      return createEngineClient(await connect(), { token: await token(), clientName: 'test', ...clientOptions });
    },
    jobFolders: () => readdir(home.jobs),
    async stop() {
      await daemon.close();
      await rm(scratch, { recursive: true, force: true });
    },
  };
}
