import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { weightsIdentity } from '@relight/models/weights/weights-identity.js';

let folder: string;
const { signal } = new AbortController();
const bytes = Uint8Array.from({ length: 100_000 }, (_, index) => (index * 7919) % 251);
const file = async (name: string, content: Uint8Array): Promise<string> => {
  await writeFile(join(folder, name), content);
  return join(folder, name);
};
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'relight-identity-'));
});
afterAll(() => rm(folder, { recursive: true }));

describe('weightsIdentity()', () => {
  it('is the same for the same bytes under other names, and 64 hex digits', async () => {
    const one = await weightsIdentity([await file('a', bytes), await file('b', bytes.subarray(9))], signal);
    expect(one).toMatch(/^[0-9a-f]{64}$/);
    expect(await weightsIdentity([await file('c', bytes), await file('d', bytes.subarray(9))], signal)).toBe(one);
  });

  it('differs for another size, other content, another order', async () => {
    const a = await file('a', bytes);
    const one = await weightsIdentity([a], signal);
    const others = [
      await weightsIdentity([await file('short', bytes.subarray(1))], signal),
      await weightsIdentity([await file('first', bytes.with(0, 9))], signal),
      await weightsIdentity([await file('last', bytes.with(99_999, 9))], signal),
      await weightsIdentity(
        [
          await file(
            'shifted',
            bytes.map((value) => (value + 1) % 251),
          ),
        ],
        signal,
      ),
      await weightsIdentity([a, a], signal),
    ];
    expect(new Set([one, ...others]).size).toBe(6);
    const b = await file('b', bytes.subarray(9));
    expect(await weightsIdentity([a, b], signal)).not.toBe(await weightsIdentity([b, a], signal));
  });

  it('takes files that are shorter than a sample, and empty ones', async () => {
    expect(await weightsIdentity([await file('tiny', Uint8Array.of(1))], signal)).not.toBe(
      await weightsIdentity([await file('empty', Uint8Array.of())], signal),
    );
  });

  it('stops when it is told to', async () => {
    await expect(weightsIdentity([await file('a', bytes)], AbortSignal.abort(new Error('stop')))).rejects.toThrow('stop');
  });
});
