import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { contentFingerprint } from '@relight/models/weights/content-fingerprint.js';

let folder = '';
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'relight-fingerprint-'));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

async function fingerprint(bytes: Uint8Array): Promise<string> {
  const path = join(folder, 'file');
  await writeFile(path, bytes);
  return contentFingerprint(path);
}

describe('contentFingerprint()', () => {
  it('sees every byte of a small file', async () => {
    const bytes = new Uint8Array(100);
    const seen = new Set([await fingerprint(bytes)]);
    for (let i = 0; i < 100; i++) seen.add(await fingerprint(bytes.with(i, 1)));
    expect(seen.size).toBe(101);
  });

  it('sees size, first and last byte of a large one, and is the same for the same content', async () => {
    const bytes = new Uint8Array(9 * 1024 * 1024);
    const all = [bytes, bytes.subarray(1), bytes.with(0, 1), bytes.with(bytes.length - 1, 1)];
    const prints = new Set<string>();
    for (const one of all) prints.add(await fingerprint(one));
    expect(prints.size).toBe(4);
    expect(prints).toContain(await fingerprint(bytes));
  });
});
