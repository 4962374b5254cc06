import { readFileSync } from 'node:fs';

/** Highest memory of a process since the watch began or was last read, bytes. */
export interface MemoryPeak {
  /** Its own pages: what no other process can share and no file can give back. */
  readonly private: number;
  /** Pages of files that it mapped, among them the weights; the system may drop and reread them. */
  readonly mapped: number;
}

const EVERY_MS = 50;

/** Watches a process through /proc, from outside, since its own thread may be computing; `read` gives null where /proc does not tell. */
export function watchMemory(pid: number): { read(): MemoryPeak | null; stop(): void } {
  let peak: MemoryPeak | null = null;
  const look = (): void => {
    const now = memoryOf(pid);
    if (now === null) return;
    peak = { private: Math.max(now.private, peak?.private ?? 0), mapped: Math.max(now.mapped, peak?.mapped ?? 0) };
  };
  const timer = setInterval(look, EVERY_MS);
  return {
    read() {
      look();
      const before = peak;
      peak = null;
      return before;
    },
    stop: () => clearInterval(timer),
  };
}

function memoryOf(pid: number): MemoryPeak | null {
  let status: string;
  try {
    status = readFileSync(`/proc/${pid}/status`, 'utf8');
  } catch {
    return null;
  }
  const bytes = (field: string): number | null => {
    const kilobytes = new RegExp(`^${field}:\\s+(\\d+) kB$`, 'm').exec(status)?.[1];
    return kilobytes === undefined ? null : Number(kilobytes) * 1024;
  };
  const [own, file] = [bytes('RssAnon'), bytes('RssFile')];
  return own === null || file === null ? null : { private: own, mapped: file };
}
