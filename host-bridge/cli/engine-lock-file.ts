import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { ENGINE_LOCK_NAME, parseEngineLock } from '@relight/proto/engine-lock.js';
import type { EngineLock } from '@relight/proto/engine-lock.js';

/** The lock file of an engine whose process lives, or null. */
export async function readEngineLock(home: string): Promise<EngineLock | null> {
  const text = await readFile(join(home, ENGINE_LOCK_NAME), 'utf8').catch(() => '');
  const lock = parseEngineLock(text);
  return lock !== null && isAlive(lock.pid) ? lock : null;
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (thrown) {
    // A process of another user lives, too.
    return typeof thrown === 'object' && thrown !== null && 'code' in thrown && thrown.code === 'EPERM';
  }
}
