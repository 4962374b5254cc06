import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { mkdtempSync, readFileSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openLog } from '@relight/engine/daemon/open-log.js';

let home = '';
beforeEach(() => void (home = mkdtempSync(join(tmpdir(), 'relight-log-'))));
afterEach(() => rmSync(home, { recursive: true }));
const read = (name: string): string => readFileSync(join(home, name), 'utf8');

describe('openLog()', () => {
  it('writes at once, one JSON object per line, for its owner only, and goes on where it was', () => {
    openLog(home).info('first');
    openLog(home).warn('second');
    const lines = read('engine.log').trim().split('\n').map((line) => JSON.parse(line) as { readonly msg: string }); // prettier-ignore
    expect(lines.map((line) => line.msg)).toEqual(['first', 'second']);
    expect(statSync(join(home, 'engine.log')).mode & 0o777).toBe(0o600);
    expect(readdirSync(home)).toEqual(['engine.log']);
  });

  it('puts a log past 1 MiB aside, and keeps one such', () => {
    writeFileSync(join(home, 'engine.log.1'), 'oldest');
    writeFileSync(join(home, 'engine.log'), 'x'.repeat(1024 * 1024 + 1));
    openLog(home).error('new');
    expect(read('engine.log')).toMatch(/^\{.*"msg":"new"\}\n$/);
    expect(read('engine.log.1')).toMatch(/^x+$/);
    expect(readdirSync(home).sort()).toEqual(['engine.log', 'engine.log.1']);
  });
});
