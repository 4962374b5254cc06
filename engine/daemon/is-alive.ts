import { errnoCode } from './errno-code.js';

/** True when a process of this id lives, whosoever's it is. */
export function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (thrown) {
    return errnoCode(thrown) === 'EPERM';
  }
}
