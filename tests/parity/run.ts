import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { PARITY_LOG } from './parity-log.js';

/** `npm run test:parity [-- <name> ...]`: tests/parity, or some of its files, and the worst relative error of each group as the last line. */
const ROOT = fileURLToPath(new URL('../../../', import.meta.url));
const JEST = ['--experimental-vm-modules', '--no-warnings', 'node_modules/jest/bin/jest.js', '--testPathIgnorePatterns', '/node_modules/'];

const folder = mkdtempSync(join(tmpdir(), 'relight-parity-'));
const log = join(folder, 'errors');
try {
  const chosen = `tests/dist/parity/.*(${process.argv.slice(2).join('|')})`;
  const { status } = spawnSync(process.execPath, [...JEST, '--testTimeout', '600000', chosen], {
    cwd: ROOT,
    stdio: 'inherit',
    env: { ...process.env, [PARITY_LOG]: log },
  });
  process.exitCode = status ?? 1;
  console.log(`worst relative error: ${worstByGroup(existsSync(log) ? readFileSync(log, 'utf8') : '')}`);
} finally {
  rmSync(folder, { recursive: true });
}

function worstByGroup(lines: string): string {
  const worst = new Map<string, number>();
  for (const line of lines.split('\n').filter(Boolean)) {
    // Infinity is null in JSON.
    const { group, error } = JSON.parse(line) as { readonly group: string; readonly error: number | null };
    worst.set(group, Math.max(worst.get(group) ?? 0, error ?? Infinity));
  }
  const parts = [...worst].sort(([a], [b]) => a.localeCompare(b)).map(([group, error]) => `${group} ${error.toExponential(1)}`);
  return parts.length === 0 ? 'nothing was compared' : parts.join(', ');
}
