import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const MAIN = fileURLToPath(import.meta.resolve('@relight/engine/main.js'));
let home = '';
beforeEach(() => void (home = mkdtempSync(join(tmpdir(), 'relight-main-'))));
afterEach(() => rmSync(home, { recursive: true, force: true }));

/** An engine process: what it says, and how it ends. */
function engine(...args: string[]): {
  readonly said: () => string;
  readonly ended: Promise<number>;
  readonly speaks: Promise<unknown>;
  readonly kill: () => void;
} {
  const child = spawn(process.execPath, [MAIN, ...args], { env: { ...process.env, RELIGHT_HOME: home, RELIGHT_BUILD_ID: 'test' } });
  let said = '';
  for (const stream of [child.stdout, child.stderr]) stream.setEncoding('utf8').on('data', (text: string) => (said += text));
  const ended = once(child, 'close').then(([code]: (number | null)[]) => code ?? -1);
  return { said: () => said, ended, speaks: once(child.stdout, 'data'), kill: () => void child.kill('SIGTERM') };
}

describe('engine process', () => {
  it('says where it listens, lets no second one in, and ends cleanly on SIGTERM', async () => {
    const first = engine('--port', '0');
    await first.speaks;
    expect(first.said()).toMatch(/^Relight engine: ws:\/\/127\.0\.0\.1:\d+\/relight\n$/);
    const second = engine('--port', '0');
    expect(await second.ended).toBe(6);
    expect(second.said()).toMatch(/An engine already runs/);
    const auto = engine('--auto');
    expect(await auto.ended).toBe(0);
    first.kill();
    expect(await first.ended).toBe(0);
    expect(existsSync(join(home, 'engine.json'))).toBe(false);
  });

  it.each([
    [['--port', 'x'], /--port must be a whole number/],
    [['--port', '65536'], /--port must be a whole number/],
    [['--listen', 'everywhere'], /--listen/],
  ])('refuses %j with exit code 2', async (args, wanted) => {
    const wrong = engine(...args);
    expect(await wrong.ended).toBe(2);
    expect(wrong.said()).toMatch(wanted);
    expect(existsSync(join(home, 'engine.json'))).toBe(false);
  });
});
