import { link, open, readFile, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { ENGINE_LOCK_NAME, parseEngineLock } from '@relight/proto/engine-lock.js';
import type { EngineLock } from '@relight/proto/engine-lock.js';
import { RelightError } from '@relight/proto/relight-error.js';
import { errnoCode } from './errno-code.js';
import { isAlive } from './is-alive.js';
import { writeAtomic } from './write-atomic.js';

const START_LOCK_NAME = 'engine.starting';
const START_WAIT_MS = 15_000;
const START_POLL_MS = 25;

/** This home's lock file: read, replaced and removed only by an engine that starts or ends. */
export interface EngineLockFile {
  /** What is written there, of a living process or not. */
  read(): Promise<EngineLock | null>;
  write(lock: EngineLock): Promise<void>;
  /** Removes it if it is still this process's. */
  remove(): Promise<void>;
  /** Runs `action` while no other engine of this home does the same. Throws `unavailable` when another one takes too long. */
  exclusively<T>(action: () => Promise<T>): Promise<T>;
}

/** The lock file in a home folder. */
export function openEngineLockFile(home: string): EngineLockFile {
  const path = join(home, ENGINE_LOCK_NAME);
  const startPath = join(home, START_LOCK_NAME);
  const read = async (): Promise<EngineLock | null> => parseEngineLock(await readFile(path, 'utf8').catch(() => ''));

  const acquire = async (): Promise<void> => {
    const until = Date.now() + START_WAIT_MS;
    while (!(await tryCreate(startPath))) {
      await removeIfDead(startPath);
      if (Date.now() > until) throw new RelightError('unavailable', `Another engine is starting and does not get on: see "${startPath}"`);
      await new Promise((resolve) => setTimeout(resolve, START_POLL_MS));
    }
  };
  return {
    read,
    write: (lock) => writeAtomic(path, JSON.stringify(lock, null, 2)),
    async remove() {
      if ((await read())?.pid === process.pid) await rm(path, { force: true });
    },
    async exclusively(action) {
      await acquire();
      try {
        return await action();
      } finally {
        await rm(startPath, { force: true });
      }
    },
  };
}

async function tryCreate(path: string): Promise<boolean> {
  try {
    const file = await open(path, 'wx', 0o600);
    await file.writeFile(String(process.pid));
    await file.close();
    return true;
  } catch (thrown) {
    if (errnoCode(thrown) === 'EEXIST') return false;
    throw thrown;
  }
}

/**
 * An engine that was killed while it started left this behind; an empty one is just being written. It is moved aside
 * before it is removed, so that of two who find it dead neither removes the other's new one.
 */
async function removeIfDead(path: string): Promise<void> {
  if (!(await isDead(path))) return;
  const aside = `${path}.${process.pid}`;
  await rename(path, aside).catch(() => undefined);
  if (!(await isDead(aside))) await link(aside, path).catch(() => undefined);
  await rm(aside, { force: true });
}

async function isDead(path: string): Promise<boolean> {
  const pid = Number(await readFile(path, 'utf8').catch(() => ''));
  return Number.isInteger(pid) && pid > 0 && !isAlive(pid);
}
