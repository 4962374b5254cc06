import { describe, expect, it } from '@jest/globals';
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const ROOT = fileURLToPath(new URL('../../../../../', import.meta.url));
const COMPILED = 'engine/layer/kernel/light-kernel.wasm';

describe('light-kernel.wasm', () => {
  it('is what "npm run kernel" makes of its sources', () => {
    const manifest = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8')) as { scripts: { kernel: string } };
    const [, ...words] = manifest.scripts.kernel.split(' ');
    const folder = mkdtempSync(join(tmpdir(), 'relight-kernel-'));
    try {
      const fresh = join(folder, 'fresh.wasm');
      const compiler = join(ROOT, 'node_modules/assemblyscript/bin/asc.js');
      const args = words.map((word) => (word === COMPILED ? fresh : word));
      expect(args).toContain(fresh);
      const { status, stderr } = spawnSync(process.execPath, [compiler, ...args], { cwd: ROOT, encoding: 'utf8' });
      expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
      expect(readFileSync(fresh).equals(readFileSync(join(ROOT, COMPILED)))).toBe(true);
    } finally {
      rmSync(folder, { recursive: true });
    }
  });
});
