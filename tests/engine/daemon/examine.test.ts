import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { examineInProcess } from '@relight/engine/daemon/examine.js';

let folder = '';
beforeAll(() => void (folder = mkdtempSync(join(tmpdir(), 'relight-examine-'))));
afterAll(() => rmSync(folder, { recursive: true }));

describe('examineInProcess()', () => {
  it('tells of every media backend and model whether it works, and if not, why', async () => {
    const { media, models, providers } = await examineInProcess(
      fileURLToPath(import.meta.resolve('@relight/engine/daemon/examine-main.js')),
      null,
    );
    expect(media.map(({ id }) => id)).toEqual(['node-av', 'ffmpeg']);
    expect(models.map(({ id, works }) => [id, works])).toEqual([['lite', true], ['light-a-video', false]]); // prettier-ignore
    expect(providers.map(({ id }) => id)).toEqual(['webgpu', 'cpu']);
    expect(providers.at(-1)).toEqual({ id: 'cpu', works: true, problem: null });
    for (const { works, problem } of [...media, ...models, ...providers]) expect(works).toBe(problem === null);
  });

  it('survives native code that ends its process', async () => {
    const path = join(folder, 'crash.mjs');
    writeFileSync(path, 'process.abort();');
    expect((await examineInProcess(path, null)).media).toEqual([
      { id: 'all', works: false, problem: 'the examination ended with signal SIGABRT' },
    ]);
  });
});
