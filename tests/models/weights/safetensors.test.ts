import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { mkdir, mkdtemp, realpath, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ModelError } from '@relight/models/model-error.js';
import { readSafetensors } from '@relight/models/weights/safetensors.js';
import { encodeSafetensorsHeader } from '@relight/models/weights/safetensors-writer.js';

let folder = '';
beforeAll(async () => {
  folder = await realpath(await mkdtemp(join(tmpdir(), 'relight-safetensors-')));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

/** A file of this header text (or these bytes) and so many bytes of data. */
async function fileOf(header: string | Uint8Array, dataBytes: number, claimed?: bigint): Promise<string> {
  const text = typeof header === 'string' ? new TextEncoder().encode(header) : header;
  const prefix = new Uint8Array(8);
  new DataView(prefix.buffer).setBigUint64(0, claimed ?? BigInt(text.byteLength), true);
  return fileOfBytes(Buffer.concat([prefix, text, new Uint8Array(dataBytes)]));
}

let count = 0;
async function fileOfBytes(bytes: Uint8Array): Promise<string> {
  const path = join(folder, `${count++}.safetensors`);
  await writeFile(path, bytes);
  return path;
}

async function refusal(path: string): Promise<ModelError> {
  const thrown: unknown = await readSafetensors(path).catch((error: unknown) => error);
  if (!(thrown instanceof ModelError)) throw new Error(`A ModelError was expected, not ${String(thrown)}`);
  return thrown;
}

const entry = (dtype: unknown, shape: unknown, offsets: unknown): object => ({ dtype, shape, data_offsets: offsets });

describe('readSafetensors()', () => {
  it('gives place, type and shape of every tensor, and what the writer left beside them', async () => {
    const header = encodeSafetensorsHeader(
      [
        { key: 'a', type: 'float16', dims: [2, 3] },
        { key: 'b', type: 'bfloat16', dims: [] },
        { key: 'none', type: 'float32', dims: [0, 4] },
        { key: 'c', type: 'float32', dims: [5] },
      ],
      { format: 'pt' },
    );
    const path = await fileOfBytes(Buffer.concat([header, new Uint8Array(12 + 2 + 20)]));
    const file = await readSafetensors(path);
    expect(file.file).toBe(path);
    expect(file.keys).toEqual(['a', 'b', 'none', 'c']);
    expect(file.metadata.get('format')).toBe('pt');
    expect(file.size).toBe(file.dataStart + 34);
    expect(file.dataStart % 64).toBe(0);
    expect(file.get('a')).toEqual({ file: path, key: 'a', type: 'float16', dims: [2, 3], offset: file.dataStart, length: 12 });
    expect(file.get('b')).toMatchObject({ type: 'bfloat16', dims: [], offset: file.dataStart + 12, length: 2 });
    expect(file.get('c')).toMatchObject({ type: 'float32', dims: [5], offset: file.dataStart + 14, length: 20 });
    expect(file.has('c')).toBe(true);
    expect(file.has('toString')).toBe(false);
  });

  it('follows a symbolic link to the real path', async () => {
    const path = await fileOf(JSON.stringify({ a: entry('F32', [1], [0, 4]) }), 4);
    await mkdir(join(folder, 'links'));
    await symlink(path, join(folder, 'links', 'model.safetensors'));
    const file = await readSafetensors(join(folder, 'links', 'model.safetensors'));
    expect(file.file).toBe(path);
    expect(file.get('a').file).toBe(path);
  });

  it('lets tensors be that no graph takes, but hands out none', async () => {
    const header = { position_ids: entry('I64', [1, 2], [0, 16]), later: entry('F4_NEW', [3], [16, 18]), a: entry('F32', [1], [18, 22]) };
    const path = await fileOf(JSON.stringify(header), 22);
    const file = await readSafetensors(path);
    expect(file.get('a').length).toBe(4);
    for (const [key, dtype] of [
      ['position_ids', '"I64"'],
      ['later', '"F4_NEW"'],
    ] as const) {
      expect(() => file.get(key)).toThrow(ModelError);
      expect(() => file.get(key)).toThrow(new RegExp(`${path}.*"${key}".*${dtype}.*F32, F16 or BF16`));
    }
    expect(() => file.get('b')).toThrow(/"b".*missing/);
    expect(() => file.get('__proto__')).toThrow(/missing/);
  });

  it('says that there is no such file', async () => {
    const path = join(folder, 'nowhere.safetensors');
    const error = await refusal(path);
    expect(error.code).toBe('missing');
    expect(error.message).toContain(path);
  });

  it('refuses a folder', async () => {
    const error = await refusal(folder);
    expect(error.code).toBe('broken');
    expect(error.message).toMatch(/regular file/);
  });

  const nested = `{"a":${'['.repeat(200_000)}${']'.repeat(200_000)}}`;
  const hostile: readonly [string, string | Uint8Array, number, RegExp, ...bigint[]][] = [
    ['a header past the end', '{}', 0, /header claims 3 bytes: the file ends 2 bytes on/, 3n],
    ['a header of absurd length', '{}', 0, /header claims 18446744073709551615 bytes: at most/, 0xffff_ffff_ffff_ffffn],
    ['a header that is no UTF-8', new Uint8Array([0x7b, 0xff, 0x7d]), 0, /JSON in UTF-8/],
    ['a header that is no JSON', '{"a":', 0, /JSON in UTF-8/],
    ['an empty header', '', 0, /JSON in UTF-8/],
    ['a header that is a list', '[]', 0, /header is \[\]: an object/],
    ['a header that is null', 'null', 0, /header is null: an object/],
    ['metadata that are no object', '{"__metadata__":3}', 0, /__metadata__" is 3/],
    ['metadata that are no text', '{"__metadata__":{"a":1}}', 0, /__metadata__" holds 1 under "a"/],
    ['an empty name', JSON.stringify({ '': entry('F32', [1], [0, 4]) }), 4, /empty name/],
    ['an entry that is a number', '{"a":1}', 0, /"a": its entry is 1/],
    ['an entry nested without end', nested, 0, /"a": its entry is \[\[…\]\]/],
    ['a shape nested without end', `{"a":{"dtype":"F32","shape":${'['.repeat(99_999)}${']'.repeat(99_999)}}}`, 0, /its shape is \[\[…\]\]/],
    ['no dtype', '{"a":{"shape":[1],"data_offsets":[0,4]}}', 4, /"a": its dtype is undefined/],
    ['no shape', '{"a":{"dtype":"F32","data_offsets":[0,4]}}', 4, /its shape is undefined/],
    ['no offsets', '{"a":{"dtype":"F32","shape":[1]}}', 4, /its data_offsets are undefined/],
    ['a negative dim', JSON.stringify({ a: entry('F32', [-1, -1], [0, 4]) }), 4, /its shape is \[-1, -1\]: whole numbers/],
    ['a fraction as dim', JSON.stringify({ a: entry('F32', [1.5], [0, 6]) }), 6, /its shape is \[1.5\]/],
    ['a dim past whole numbers', '{"a":{"dtype":"F32","shape":[1e30],"data_offsets":[0,4]}}', 4, /whole numbers/],
    ['a dim as text', JSON.stringify({ a: entry('F32', ['1'], [0, 4]) }), 4, /its shape is \["1"\]/],
    [
      'dims whose product has no end',
      JSON.stringify({ a: entry('F32', [...Array<number>(30).fill(2 ** 40), 0], [0, 0]) }),
      0,
      /NaN are wanted/,
    ],
    [
      'dims that are not the length',
      JSON.stringify({ a: entry('F16', [3], [0, 4]) }),
      4,
      /it has 4 bytes: 6 are wanted for F16 of shape \[3\]/,
    ],
    ['reversed offsets', JSON.stringify({ a: entry('F32', [1], [4, 0]) }), 4, /the first must not be past the second/],
    ['negative offsets', JSON.stringify({ a: entry('F32', [1], [-4, 0]) }), 4, /two whole numbers/],
    ['three offsets', JSON.stringify({ a: entry('F32', [1], [0, 4, 8]) }), 8, /two whole numbers/],
    ['an end past the file', JSON.stringify({ a: entry('F32', [2], [0, 8]) }), 4, /"a": it ends at byte 8 of the data: the file holds 4/],
    [
      'tensors that overlap',
      JSON.stringify({ a: entry('F32', [2], [0, 8]), b: entry('F32', [1], [4, 8]) }),
      8,
      /"b": it begins at byte 4 of the data, inside tensor "a"/,
    ],
    ['two tensors in one place', JSON.stringify({ a: entry('F32', [1], [0, 4]), b: entry('F32', [1], [0, 4]) }), 4, /inside tensor "a"/],
    [
      'a hole',
      JSON.stringify({ a: entry('F32', [1], [0, 4]), b: entry('F32', [1], [8, 12]) }),
      12,
      /"b": it begins at byte 8.*4 is wanted/,
    ],
    ['a hole at the start', JSON.stringify({ a: entry('F32', [1], [4, 8]) }), 8, /0 is wanted/],
    ['bytes that belong to none', JSON.stringify({ a: entry('F32', [1], [0, 4]) }), 6, /2 bytes past the last tensor/],
    [
      'a key twice',
      '{"a":{"dtype":"F32","shape":[1],"data_offsets":[0,4]},"a":{"dtype":"F32","shape":[1],"data_offsets":[0,4]}}',
      4,
      /"a" twice/,
    ],
    ['a key twice in two spellings', '{"a":{},"\\u0061":{}}', 0, /"a" twice/],
    ['offsets twice', '{"a":{"dtype":"F32","shape":[1],"data_offsets":[0,4],"data_offsets":[0,4]}}', 4, /"data_offsets" twice/],
    ['a prototype as entry', '{"__proto__":{"dtype":"F32","shape":[1],"data_offsets":[0,400]}}', 4, /"__proto__": it has 400 bytes/],
  ];
  it.each(hostile)('refuses %s', async (_name, header, dataBytes, says, ...claimed) => {
    const path = await fileOf(header, dataBytes, ...claimed.filter((length) => typeof length === 'bigint'));
    const error = await refusal(path);
    expect(error.code).toBe('broken');
    expect(error.message).toMatch(says);
    expect(error.message).toContain(path);
    expect(error.message).not.toContain('\n');
    expect(error.message.length).toBeLessThan(path.length + 400);
  });

  it('refuses a small file at every length it may be cut to', async () => {
    const whole = smallFile();
    for (let length = 0; length < whole.byteLength; length++) {
      const error = await refusal(await fileOfBytes(whole.subarray(0, length)));
      expect(error.code).toBe('broken');
    }
  });

  it('gives no tensor outside the file, whatever bytes of the header are flipped', async () => {
    const whole = smallFile();
    const random = numbersFrom(7);
    let believed = 0;
    const path = join(folder, 'flipped.safetensors');
    for (let round = 0; round < 600; round++) {
      const bytes = Uint8Array.from(whole);
      for (let flips = 1 + (round % 3); flips > 0; flips--) bytes[random(whole.byteLength - 28)] ^= 1 << random(8);
      await writeFile(path, bytes);
      const file = await readSafetensors(path).catch((error: unknown) => {
        if (!(error instanceof ModelError)) throw error;
        expect(error.code).toBe('broken');
        return null;
      });
      if (file === null) continue;
      believed++;
      for (const key of file.keys) {
        try {
          const { offset, length, dims, type } = file.get(key);
          expect(offset).toBeGreaterThanOrEqual(file.dataStart);
          expect(offset + length).toBeLessThanOrEqual(whole.byteLength);
          expect(dims.reduce((a, b) => a * b, type === 'float32' ? 4 : 2)).toBe(length);
        } catch (error) {
          if (!(error instanceof ModelError)) throw error;
        }
      }
    }
    // Flips inside a name or a space are harmless; had nothing been believed, nothing would have been tested.
    expect(believed).toBeGreaterThan(20);
  });
});

function smallFile(): Uint8Array {
  const header = encodeSafetensorsHeader([
    { key: 'weight', type: 'float32', dims: [2, 2] },
    { key: 'bias', type: 'float16', dims: [2] },
    { key: 'gain', type: 'bfloat16', dims: [4] },
  ]);
  return Buffer.concat([header, new Uint8Array(28)]);
}

/** Whole numbers below a limit, the same for one seed (a linear congruential generator). */
function numbersFrom(seed: number): (below: number) => number {
  let state = seed;
  return (below) => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return Math.floor((state / 2 ** 32) * below);
  };
}
