import { mkdir, mkdtemp, readFile, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { createStaging } from '@relight/engine/worker/staging.js';

let folder: string;
const output = (name: string, rest: Partial<Parameters<typeof createStaging>[0]> = {}) =>
  ({ path: join(folder, name), codec: 'prores4444', overwrite: false, sheet: null, ...rest }) as const;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'relight-staging-'));
});
afterEach(() => rm(folder, { recursive: true, force: true }));

describe('createStaging()', () => {
  it('shows movie, recipe and sheet together, and nothing before', async () => {
    const staging = await createStaging(output('a.mov', { sheet: join(folder, 'a.png') }), 'job', null);
    await writeFile(staging.moviePath, 'movie');
    expect((await readdir(folder)).filter((name) => !name.startsWith('.'))).toEqual([]);
    await staging.publish('recipe', Buffer.from('sheet'));
    await staging.discard();
    expect(await readdir(folder)).toEqual(['a.mov', 'a.mov.relight.json', 'a.png']);
    expect(await readFile(join(folder, 'a.mov'), 'utf8')).toBe('movie');
  });

  it('leaves nothing when it is given up', async () => {
    const staging = await createStaging(output('a.mov'), 'job', null);
    await writeFile(staging.moviePath, 'half a movie');
    await staging.discard();
    expect(await readdir(folder)).toEqual([]);
  });

  it('replaces a folder of frames as a whole, only when told to', async () => {
    await mkdir(join(folder, 'frames'));
    await writeFile(join(folder, 'frames', '00007.png'), 'old');
    await expect(createStaging(output('frames', { codec: 'png' }), 'job', null)).rejects.toMatchObject({ code: 'output-unusable' });
    const staging = await createStaging(output('frames', { codec: 'png', overwrite: true }), 'job', null);
    await mkdir(staging.moviePath);
    await writeFile(join(staging.moviePath, '00000.png'), 'new');
    await staging.publish('recipe', null);
    await staging.discard();
    expect(await readdir(join(folder, 'frames'))).toEqual(['00000.png']);
    expect(await readdir(folder)).toEqual(['frames', 'frames.relight.json']);
  });

  it.each([
    ['a.mp4', 'prores4444', /\.mov/],
    ['a.mov', 'png', /a folder for numbered frames/],
    ['nowhere/a.mov', 'prores4444', /does not exist/],
  ] as const)('refuses %s as %s, saying what is wanted', async (name, codec, told) => {
    await expect(createStaging(output(name, { codec }), 'job', null)).rejects.toMatchObject({
      code: 'output-unusable',
      message: expect.stringMatching(told),
    });
  });

  it('refuses to write over the source', async () => {
    const path = join(folder, 'a.mov');
    await writeFile(path, 'source');
    await expect(createStaging(output('a.mov', { overwrite: true }), 'job', path)).rejects.toMatchObject({ code: 'output-unusable' });
    expect(await readFile(path, 'utf8')).toBe('source');
  });
});
