import { describe, expect, it } from '@jest/globals';
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const proto = fileURLToPath(new URL('../../../proto', import.meta.url));
const generate = (...args: string[]): string =>
  execFileSync(process.execPath, [join(proto, 'generate.cjs'), ...args], { encoding: 'utf8' });

type FieldNumbers = Readonly<Record<string, Readonly<Record<string, string>>>>;

describe('generated code', () => {
  it('is what `npm run proto` makes of the schema', () => {
    const folder = mkdtempSync(join(tmpdir(), 'relight-gen-'));
    try {
      generate('--out', folder);
      for (const name of ['relight.js', 'relight.d.ts']) {
        expect(readFileSync(join(proto, 'gen', name), 'utf8')).toBe(readFileSync(join(folder, name), 'utf8'));
      }
    } finally {
      rmSync(folder, { recursive: true });
    }
  });
});

describe('relight.v1', () => {
  const now = JSON.parse(generate('--fields')) as FieldNumbers;
  const snapshot = JSON.parse(readFileSync(join(proto, 'field-numbers.json'), 'utf8')) as FieldNumbers;

  it('only grows: every number and type that was ever published stays', () => {
    expect(now).toMatchObject(snapshot);
  });

  it('is published whole in the snapshot', () => {
    expect(snapshot).toEqual(now);
  });

  it('gives each number of a message once', () => {
    for (const fields of Object.values(snapshot)) {
      const numbers = Object.values(fields).map((field) => field.split(' ')[0]);
      expect(new Set(numbers).size).toBe(numbers.length);
    }
  });

  it('has no 64-bit whole numbers, which JavaScript cannot hold', () => {
    expect(
      Object.values(snapshot)
        .flatMap(Object.values)
        .filter((field) => /64/.test(String(field))),
    ).toEqual([]);
  });
});
