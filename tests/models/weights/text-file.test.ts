import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { mkdtemp, rm, truncate, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readTextFile } from '@relight/models/weights/text-file.js';

let folder = '';
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'relight-text-'));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

describe('readTextFile()', () => {
  it('reads UTF-8', async () => {
    const file = join(folder, 'good');
    await writeFile(file, 'Ġlight</w>\n');
    expect(await readTextFile(file)).toEqual({ file, text: 'Ġlight</w>\n' });
  });

  it('says what is wrong with a file', async () => {
    const file = join(folder, 'bad');
    await expect(readTextFile(file)).rejects.toMatchObject({ code: 'missing' });
    await expect(readTextFile(folder)).rejects.toMatchObject({ code: 'broken' });
    await writeFile(file, new Uint8Array([0xff]));
    await expect(readTextFile(file)).rejects.toThrow(/UTF-8/);
    await truncate(file, 65 * 1024 * 1024);
    await expect(readTextFile(file)).rejects.toThrow(/bytes, at most/);
  });
});
