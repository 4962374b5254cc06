import { spawnSync } from 'node:child_process';

/** A running process. */
export interface RunningProcess {
  readonly pid: number;
  readonly parent: number;
  /** Resident memory in MiB. */
  readonly memory: number;
}

/** The children of a process, by the system's own `ps`. */
export function childrenOf(parent: number): readonly RunningProcess[] {
  const { stdout } = spawnSync('ps', ['-A', '-o', 'pid=,ppid=,rss='], { encoding: 'utf8' });
  return stdout
    .split('\n')
    .map((line) => line.trim().split(/\s+/).map(Number))
    .filter(([, ppid]) => ppid === parent)
    .map(([pid, ppid, kibibytes]) => ({ pid, parent: ppid, memory: kibibytes / 1024 }));
}

/** Does it still run? */
export function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
}
