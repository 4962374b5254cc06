import { homedir } from 'node:os';
import { resolve } from 'node:path';
import { RelightError } from '@relight/proto/relight-error.js';
import { relightHome } from '@relight/proto/relight-home.js';
import { createEngineClient } from '../engine-client.js';
import type { EngineClient } from '../engine-client.js';
import { buildId } from './build-id.js';
import { readEngineLock } from './engine-lock-file.js';
import { openConnection } from './open-connection.js';
import { retireEngine } from './retire-engine.js';
import { startEngine } from './start-engine.js';

/** Whose engine, for whom. */
export interface FindEngineOptions {
  /** Shown in the engine's log. */
  readonly clientName: string;
  /** Where the engine's state lies; by default $RELIGHT_HOME or the platform's own place. */
  readonly home?: string;
  /** False: throw `unavailable` when no engine runs. By default one is started. */
  readonly start?: boolean;
  /** Jobs go on when this client goes away; by default they are cancelled. */
  readonly keepsJobs?: boolean;
}

/** An engine may end while it is being found, or another client may start one: this often it is looked for anew. */
const ATTEMPTS = 5;

/**
 * Connects to the engine of this home and this build, and starts one if none runs; of another build's engine it asks to
 * make room. However many clients look at once, one engine runs. Close the client when done.
 */
export async function findEngine({
  clientName,
  home: givenHome = defaultHome(),
  start = true,
  keepsJobs = false,
}: FindEngineOptions): Promise<EngineClient> {
  const home = resolve(givenHome);
  const wantedBuild = buildId();
  let last = new RelightError('unavailable', 'No engine runs; start one with "relight serve"');
  for (let attempt = 0; attempt < ATTEMPTS; attempt += 1) {
    const lock = await readEngineLock(home);
    try {
      if (lock !== null && lock.buildId !== wantedBuild) {
        if (!start)
          throw new RelightError('version-mismatch', `The engine that runs is another build: ${lock.buildId}, not ${wantedBuild}`);
        await retireEngine(lock);
      } else if (lock !== null) {
        const connection = await openConnection(lock.port);
        return await createEngineClient(connection, { token: lock.token, clientName, buildId: wantedBuild, keepsJobs });
      }
    } catch (thrown) {
      // Whatever answers on a dead engine's port is not ours; the lock file is its successor's to replace.
      last = RelightError.from(thrown, 'unavailable');
      if (last.code !== 'unavailable' && last.code !== 'unauthenticated') throw last;
    }
    if (!start) throw last;
    await startEngine(home);
  }
  throw last;
}

/** Where the engine's state lies unless told otherwise. */
export function defaultHome(): string {
  return relightHome({ env: process.env, platform: process.platform, homedir: homedir() });
}
