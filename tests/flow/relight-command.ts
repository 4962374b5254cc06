import { spawn } from 'node:child_process';
import { chownSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const MAIN = fileURLToPath(new URL('../../../host-bridge/dist/cli/main.js', import.meta.url));

/** How one run of the command line ended. */
export interface CommandRun {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
  /** stdout's lines as JSON, where `--json` was given. */
  readonly lines: readonly Readonly<Record<string, unknown>>[];
}

/** The real command line with an engine of its own, in a home of its own. */
export interface RelightCommand {
  /** A folder for the run's files, removed at the end. */
  readonly folder: string;
  run(args: readonly string[], options?: RunOptions): Promise<CommandRun>;
  close(): void;
}

export interface RunOptions {
  /** Sends Ctrl-C as soon as stdout holds this text. */
  readonly interruptAt?: string;
  /** Called with all of stdout so far, each time it grows. */
  readonly onStdout?: (stdout: string) => void;
  readonly env?: Readonly<Record<string, string>>;
}

/** Under what limits the command line and its engine run. */
export interface CommandLimits {
  /** Run as somebody else; the superuser's tests need it to be refused anything. */
  readonly uid?: number;
  readonly gid?: number;
  /** No file may grow beyond this many blocks of 512 bytes: a disk that is full. */
  readonly fileBlocks?: number;
}

/** Makes a home; the engine starts with the first command that needs it. */
export function createRelightCommand({ uid, gid, fileBlocks }: CommandLimits = {}): RelightCommand {
  const folder = mkdtempSync(join(tmpdir(), 'relight-flow-'));
  const home = join(folder, 'home');
  if (uid !== undefined && gid !== undefined) chownSync(folder, uid, gid);
  // POSIX sh counts the limit in blocks of 512 bytes.
  const program =
    fileBlocks === undefined ? [process.execPath] : ['sh', '-c', `ulimit -f ${fileBlocks} && exec "$0" "$@"`, process.execPath];
  return {
    folder,
    run(args, { interruptAt, onStdout, env } = {}) {
      return new Promise((resolve, reject) => {
        const [command, ...before] = program;
        const child = spawn(command, [...before, MAIN, ...args], {
          cwd: folder,
          ...(uid !== undefined && gid !== undefined && { uid, gid }),
          env: { ...process.env, RELIGHT_HOME: home, ...env },
          stdio: ['ignore', 'pipe', 'pipe'],
        });
        let stdout = '';
        let stderr = '';
        let interrupted = false;
        child.stdout.on('data', (chunk: Buffer) => {
          stdout += chunk.toString();
          onStdout?.(stdout);
          if (interruptAt === undefined || interrupted || !stdout.includes(interruptAt)) return;
          interrupted = true;
          child.kill('SIGINT');
        });
        child.stderr.on('data', (chunk: Buffer) => (stderr += chunk.toString()));
        child.once('error', reject);
        child.once('close', (code) => {
          const lines = args.includes('--json')
            ? stdout
                .split('\n')
                .filter(Boolean)
                .map((line) => JSON.parse(line) as Record<string, unknown>)
            : [];
          resolve({ code, stdout, stderr, lines });
        });
      });
    },
    close() {
      const pid = enginePid(home);
      if (pid !== null) process.kill(pid, 'SIGTERM');
      rmSync(folder, { recursive: true, force: true, maxRetries: 20, retryDelay: 100 });
    },
  };
}

/** The process of a home's engine, or null when none runs. */
export function enginePid(home: string): number | null {
  try {
    const { pid } = JSON.parse(readFileSync(join(home, 'engine.json'), 'utf8')) as { pid: number };
    process.kill(pid, 0);
    return pid;
  } catch {
    return null;
  }
}
