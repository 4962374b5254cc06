import { spawn } from 'node:child_process';
import { mkdir, open, readFile } from 'node:fs/promises';
import type { FileHandle } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { RelightError } from '@relight/proto/relight-error.js';

const START_TIMEOUT_MS = 30_000;
/** The engine's program, of this same build. */
export const ENGINE_MAIN = fileURLToPath(new URL('../../../engine/dist/main.js', import.meta.url));

/**
 * Starts an engine that ends by itself when it is no longer needed, and waits until it listens or finds that another one
 * already does. It outlives this process. Throws `unavailable` with the engine's own words when it cannot start.
 */
export async function startEngine(home: string): Promise<void> {
  const outputPath = join(home, 'engine.output');
  const output = await openOutput(home, outputPath);
  try {
    const engine = spawn(process.execPath, [ENGINE_MAIN, '--auto'], {
      cwd: home,
      detached: true,
      stdio: ['ignore', output.fd, output.fd, 'ipc'],
      // It serves others, too: where weights lie, each says for itself.
      env: { ...process.env, RELIGHT_HOME: home, RELIGHT_MODELS: '' },
      windowsHide: true,
    });
    const outcome = await new Promise<'ready' | 'late' | number | Error>((resolve) => {
      const late = setTimeout(() => resolve('late'), START_TIMEOUT_MS);
      const settle = (value: 'ready' | number | Error): void => {
        clearTimeout(late);
        resolve(value);
      };
      // Its one message: it listens.
      engine.once('message', () => settle('ready'));
      engine.once('exit', (code) => settle(code ?? 1));
      engine.once('error', settle);
    });
    if (engine.connected) engine.disconnect();
    engine.unref();
    // It ends with 0 when another engine of this home already listens.
    if (outcome === 'ready' || outcome === 0) return;
    if (outcome === 'late') throw new RelightError('unavailable', `The engine did not start within ${START_TIMEOUT_MS / 1000} s`);
    const said = outcome instanceof Error ? outcome.message : lastLine(await readFile(outputPath, 'utf8').catch(() => ''));
    throw new RelightError('unavailable', `The engine could not start: ${said}`);
  } finally {
    await output.close();
  }
}

async function openOutput(home: string, path: string): Promise<FileHandle> {
  try {
    await mkdir(home, { recursive: true, mode: 0o700 });
    return await open(path, 'w', 0o600);
  } catch (thrown) {
    throw new RelightError('unavailable', `Cannot keep the engine's state in "${home}": ${RelightError.from(thrown).message}`, {
      cause: thrown,
    });
  }
}

function lastLine(text: string): string {
  return text.trim().split('\n').at(-1) ?? '';
}
