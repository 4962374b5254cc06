import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { loadEnvironment } from '@relight/engine/light/load-environment.js';

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'relight-environment-'));
});
afterAll(() => rm(folder, { recursive: true }));

describe('loadEnvironment()', () => {
  it('reads a map from the disk', async () => {
    const path = join(folder, 'grey.hdr');
    await writeFile(path, Buffer.concat([Buffer.from('#?RADIANCE\n\n-Y 1 +X 2\n'), Buffer.from([128, 128, 128, 129, 128, 128, 128, 129])]));
    const { coefficients } = await loadEnvironment(path);
    expect(coefficients).toHaveLength(27);
    expect(coefficients[0] * 0.28209479).toBeCloseTo(1, 6);
  });

  it.each([
    ['a missing file', 'nowhere.hdr', /nowhere\.hdr": no such file/],
    ['a folder', '.', /not a file, wanted a Radiance/],
  ])('refuses %s', async (_, name, message) => {
    await expect(loadEnvironment(join(folder, name))).rejects.toMatchObject({
      code: 'input-unusable',
      message: expect.stringMatching(message),
    });
  });

  it('refuses a path that hangs on where the engine was started', async () => {
    await expect(loadEnvironment('maps/a.hdr')).rejects.toMatchObject({
      code: 'input-unusable',
      message: expect.stringMatching(/absolute path/),
    });
  });
});
