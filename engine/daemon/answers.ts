import { request } from 'node:http';
import type { EngineLock } from '@relight/proto/engine-lock.js';
import { ENGINE_PATH } from '@relight/proto/limits.js';

const TIMEOUT_MS = 2000;
/** What an engine says to a plain HTTP request; see listen.ts. */
const UPGRADE_REQUIRED = 426;

/** True when an engine answers on the lock's port: its process id may by now be another program's. */
export function answers({ port }: EngineLock): Promise<boolean> {
  return new Promise((resolve) => {
    const asked = request({ host: '127.0.0.1', port, path: ENGINE_PATH, timeout: TIMEOUT_MS }, (response) => {
      response.resume();
      resolve(response.statusCode === UPGRADE_REQUIRED);
    });
    asked.on('error', () => resolve(false));
    asked.on('timeout', () => {
      asked.destroy();
      resolve(false);
    });
    asked.end();
  });
}
