import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { spawnSync } from 'node:child_process';
import { mkdtemp, readFile, readdir, rm, utimes, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ModelError } from '@relight/models/model-error.js';
import { replaceFile } from '@relight/models/weights/replace-file.js';

let root = '';
let folder = '';
beforeAll(async () => {
  root = await mkdtemp(join(tmpdir(), 'relight-replace-'));
});
beforeEach(async () => {
  folder = await mkdtemp(join(root, 'case-'));
});
afterAll(() => rm(root, { recursive: true, force: true }));

describe('replaceFile()', () => {
  it('puts a whole file in place of the old one', async () => {
    const path = join(folder, 'new', 'file');
    for (const text of ['old', 'new']) {
      await replaceFile(path, 3, async (handle) => {
        await handle.writeFile(text);
      });
    }
    expect(await readFile(path, 'utf8')).toBe('new');
    expect(await readdir(join(folder, 'new'))).toEqual(['file']);
  });

  it('keeps the old file and nothing else when writing fails', async () => {
    const path = join(folder, 'file');
    await writeFile(path, 'old');
    const failure = new Error('no');
    const work = replaceFile(path, 3, async (handle) => {
      await handle.writeFile('ne');
      throw failure;
    });
    await expect(work).rejects.toBe(failure);
    expect(await readFile(path, 'utf8')).toBe('old');
    expect(await readdir(folder)).toEqual(['file']);
  });

  it('says beforehand how much room is wanted', async () => {
    const work = replaceFile(join(folder, 'file'), 1e18, () => Promise.reject(new Error('not reached')));
    await expect(work).rejects.toThrow(ModelError);
    await expect(work).rejects.toThrow(/MB are free, 1000000000000 MB are wanted/);
    expect(await readdir(folder)).toEqual([]);
  });

  it.each(['ENOSPC', 'EDQUOT', 'EFBIG'])('says that the disk is full at %s', async (code) => {
    const full = Object.assign(new Error(`${code}: no space`), { code, syscall: 'write' });
    const work = replaceFile(join(folder, 'file'), 5_000_001, () => Promise.reject(full));
    await expect(work).rejects.toMatchObject({ code: 'unsupported', cause: full });
    await expect(work).rejects.toThrow(/"[^"]*file": the disk is full, 6 MB are wanted/);
  });

  it('removes at once what a killed process of this machine left', async () => {
    // This very file under way says how such files are called.
    let name = '';
    await replaceFile(join(folder, 'file'), 0, async () => {
      [name] = (await readdir(folder)).filter((entry) => entry.endsWith('.part'));
    });
    expect(name).toContain(`-${process.pid}-`);
    const gone = spawnSync(process.execPath, ['--version']).pid;
    await writeFile(join(folder, name), '');
    await writeFile(join(folder, name.replace(`-${process.pid}-`, `-${gone}-`)), '');
    await replaceFile(join(folder, 'file'), 0, () => Promise.resolve());
    expect((await readdir(folder)).sort()).toEqual(['file', name]);
  });

  it('removes what has lain still for long, not what another machine is writing', async () => {
    for (const name of ['left.00-1-00.part', 'young.00-2-00.part', 'other.safetensors']) await writeFile(join(folder, name), '');
    const longAgo = new Date(Date.now() - 3_600_000);
    for (const name of ['left.00-1-00.part', 'other.safetensors']) await utimes(join(folder, name), longAgo, longAgo);
    await replaceFile(join(folder, 'file'), 0, () => Promise.resolve());
    expect((await readdir(folder)).sort()).toEqual(['file', 'other.safetensors', 'young.00-2-00.part']);
  });
});
