import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { mkdtemp, open, readFile, readdir, realpath, rm, stat, utimes, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ModelError } from '@relight/models/model-error.js';
import { mergedIcLight } from '@relight/models/weights/merge-offset.js';
import { readSafetensors } from '@relight/models/weights/safetensors.js';
import { encodeSafetensorsHeader } from '@relight/models/weights/safetensors-writer.js';
import type { WeightType } from '@relight/models/weights/weight-map.js';

let root = '';
let folder = '';
let cacheFolder = '';
beforeAll(async () => {
  root = await realpath(await mkdtemp(join(tmpdir(), 'relight-merge-')));
});
beforeEach(async () => {
  folder = await mkdtemp(join(root, 'case-'));
  cacheFolder = join(folder, 'merged');
});
afterAll(() => rm(root, { recursive: true, force: true }));

interface Written {
  readonly key: string;
  readonly type: WeightType;
  readonly dims: readonly number[];
  readonly values: readonly number[];
}

/** Writes values that each type holds exactly: small multiples of 1/8. */
async function write(name: string, tensors: readonly Written[]): Promise<string> {
  const data = tensors.map(({ type, values }) => {
    if (type === 'float32') return new Uint8Array(Float32Array.from(values).buffer);
    const bits = new Uint16Array(values.length);
    const known = new Map<number, number>();
    for (let i = 0; i < bits.length; i++) {
      const value = values[i];
      if (!known.has(value)) known.set(value, type === 'bfloat16' ? bfloat16Bits(value) : float16Bits(value));
      bits[i] = known.get(value) ?? 0;
    }
    return new Uint8Array(bits.buffer);
  });
  const path = join(folder, name);
  await writeFile(path, Buffer.concat([encodeSafetensorsHeader(tensors), ...data]));
  return path;
}

const { abs, floor, log2 } = Math;

function bfloat16Bits(value: number): number {
  return new Uint32Array(Float32Array.of(value).buffer)[0] >>> 16;
}

function float16Bits(value: number): number {
  if (value === 0) return 0;
  const exponent = floor(log2(abs(value)));
  return (value < 0 ? 0x8000 : 0) | ((exponent + 15) << 10) | ((abs(value) / 2 ** exponent - 1) * 1024);
}

async function values(path: string, key: string): Promise<number[]> {
  const { offset, length } = (await readSafetensors(path)).get(key);
  const bytes = (await readFile(path)).subarray(offset, offset + length);
  return Array.from(new Float32Array(Uint8Array.from(bytes).buffer));
}

const eighths = (count: number, from: number): number[] => Array.from({ length: count }, (_, i) => (((i * 5 + from) % 41) - 20) / 8);

/** A base of 4 input channels and an offset of `channels`, in another order of keys. */
async function pair(channels: number, types: readonly [WeightType, WeightType] = ['float32', 'float16']): Promise<[string, string]> {
  const base = await write('base.safetensors', [
    { key: 'down.weight', type: types[0], dims: [3, 5], values: eighths(15, 1) },
    { key: 'conv_in.weight', type: types[0], dims: [2, 4, 3, 3], values: eighths(72, 2) },
    { key: 'conv_in.bias', type: types[0], dims: [2], values: eighths(2, 3) },
  ]);
  const offset = await write('iclight_sd15_fc.safetensors', [
    { key: 'conv_in.bias', type: types[1], dims: [2], values: eighths(2, 4) },
    { key: 'conv_in.weight', type: types[1], dims: [2, channels, 3, 3], values: eighths(18 * channels, 5) },
    { key: 'down.weight', type: types[1], dims: [3, 5], values: eighths(15, 6) },
  ]);
  return [base, offset];
}

const merge = ([base, offset]: readonly [string, string], signal = new AbortController().signal): Promise<string> =>
  mergedIcLight({ base, offset, cacheFolder, signal });

async function refusal(work: Promise<unknown>): Promise<ModelError> {
  const thrown: unknown = await work.catch((error: unknown) => error);
  if (!(thrown instanceof ModelError)) throw new Error(`A ModelError was expected, not ${String(thrown)}`);
  return thrown;
}

describe('mergedIcLight()', () => {
  const types = ['float32', 'float16', 'bfloat16'] as const;
  it.each(types.flatMap((base) => types.map((offset) => [base, offset] as const)))('adds %s and %s in float32', async (base, offset) => {
    const path = await merge(await pair(8, [base, offset]));
    const sum = await readSafetensors(path);
    expect(sum.keys).toEqual(['down.weight', 'conv_in.weight', 'conv_in.bias']);
    expect(sum.keys.map((key) => sum.get(key).type)).toEqual(['float32', 'float32', 'float32']);
    expect(await values(path, 'down.weight')).toEqual(eighths(15, 1).map((value, i) => value + eighths(15, 6)[i]));
    expect(await values(path, 'conv_in.bias')).toEqual(eighths(2, 3).map((value, i) => value + eighths(2, 4)[i]));
  });

  it.each([8, 12])('lets conv_in grow to %i input channels: base and zeros, plus offset', async (channels) => {
    const path = await merge(await pair(channels));
    expect((await readSafetensors(path)).get('conv_in.weight').dims).toEqual([2, channels, 3, 3]);
    const [from, add] = [eighths(72, 2), eighths(18 * channels, 5)];
    const wanted = add.map((value, i) => {
      const [out, channel, tap] = [Math.floor(i / (channels * 9)), Math.floor(i / 9) % channels, i % 9];
      return value + (channel < 4 ? from[(out * 4 + channel) * 9 + tap] : 0);
    });
    expect(await values(path, 'conv_in.weight')).toEqual(wanted);
  });

  it('adds tensors of several blocks without a seam', async () => {
    const count = 2 ** 20 + 77;
    // 1 and 2 apart from where blocks end and begin.
    const marks = new Map([0, 1, 2 ** 20 - 1, 2 ** 20, 2 ** 20 + 1, count - 1].map((place, i) => [place, i + 3] as const));
    const [a, b] = [new Array<number>(count).fill(1), new Array<number>(count).fill(2)];
    for (const [place, value] of marks) b[place] = value;
    const base = await write('base.safetensors', [{ key: 'a', type: 'float16', dims: [count], values: a }]);
    const offset = await write('offset.safetensors', [{ key: 'a', type: 'bfloat16', dims: [count], values: b }]);
    const got = await values(await merge([base, offset]), 'a');
    let wrong = got.length === count ? 0 : 1;
    for (let i = 0; i < count; i++) if (got[i] !== 1 + b[i]) wrong++;
    expect(wrong).toBe(0);
  });

  it('finds the sum again and leaves it as it is', async () => {
    const inputs = await pair(8);
    const path = await merge(inputs);
    const before = await stat(path, { bigint: true });
    expect(await merge(inputs)).toBe(path);
    expect((await stat(path, { bigint: true })).mtimeNs).toBe(before.mtimeNs);
    expect((await stat(path, { bigint: true })).ino).toBe(before.ino);
  });

  it('makes a new sum when an input has changed, and removes the old one', async () => {
    const [base, offset] = await pair(8);
    const old = await merge([base, offset]);
    const { mtime } = await stat(base);
    await write('base.safetensors', [
      { key: 'down.weight', type: 'float32', dims: [3, 5], values: eighths(15, 11) },
      { key: 'conv_in.weight', type: 'float32', dims: [2, 4, 3, 3], values: eighths(72, 2) },
      { key: 'conv_in.bias', type: 'float32', dims: [2], values: eighths(2, 3) },
    ]);
    await utimes(base, mtime, mtime);
    const path = await merge([base, offset]);
    expect(path).not.toBe(old);
    expect(await values(path, 'down.weight')).toEqual(eighths(15, 11).map((value, i) => value + eighths(15, 6)[i]));
    expect(await readdir(cacheFolder)).toHaveLength(1);
  });

  it.each([
    ['cut short', (bytes: Buffer) => bytes.subarray(0, -1)],
    ['empty', () => Buffer.alloc(0)],
    ['of another header', (bytes: Buffer) => Buffer.from(bytes.toString('latin1').replace('inputs":"', 'inputs":"x'), 'latin1')],
  ])('makes a cached file anew that is %s', async (_name, damage) => {
    const inputs = await pair(8);
    const path = await merge(inputs);
    const whole = await readFile(path);
    await writeFile(path, damage(whole));
    expect(await merge(inputs)).toBe(path);
    expect((await readFile(path)).equals(whole)).toBe(true);
  });

  it('stands several mergers at once', async () => {
    const inputs = await pair(8);
    const paths = await Promise.all([merge(inputs), merge(inputs), merge(inputs), merge(inputs)]);
    expect(new Set(paths).size).toBe(1);
    expect(await readdir(cacheFolder)).toHaveLength(1);
    expect(await values(paths[0], 'conv_in.bias')).toEqual(eighths(2, 3).map((value, i) => value + eighths(2, 4)[i]));
  });

  it('stops at an abort and leaves nothing', async () => {
    const inputs = await pair(8);
    await expect(merge(inputs, AbortSignal.abort(new Error('enough')))).rejects.toThrow('enough');
    const count = 2 ** 20 * 8;
    const base = join(folder, 'zeros.safetensors');
    const header = encodeSafetensorsHeader([{ key: 'a', type: 'float16', dims: [count] }]);
    await writeFile(base, Buffer.concat([header, Buffer.alloc(2 * count)]));
    const controller = new AbortController();
    const work = merge([base, base], controller.signal);
    let parts: string[] = [];
    while (parts.length === 0) {
      await new Promise((resolve) => setImmediate(resolve));
      parts = await readdir(cacheFolder).catch(() => []);
    }
    expect(parts[0]).toMatch(/\.part$/);
    controller.abort(new Error('enough'));
    await expect(work).rejects.toThrow('enough');
    expect(await readdir(cacheFolder)).toEqual([]);
  });

  it('names the first tensor that one of the two lacks', async () => {
    const a = await write('a.safetensors', [{ key: 'x', type: 'float32', dims: [1], values: [1] }]);
    const b = await write('b.safetensors', [
      { key: 'x', type: 'float32', dims: [1], values: [1] },
      { key: 'y', type: 'float32', dims: [1], values: [1] },
    ]);
    for (const inputs of [[a, b] as const, [b, a] as const]) {
      const error = await refusal(merge(inputs));
      expect(error.code).toBe('broken');
      expect(error.message).toMatch(/a\.safetensors.*"y" is missing|"y" is missing.*a\.safetensors/);
    }
  });

  it.each([
    ['x', [2, 3], [3, 2]],
    ['conv_in.weight', [2, 8, 3, 3], [2, 4, 3, 3]],
    ['conv_in.weight', [2, 4, 3, 3], [4, 4, 3, 3]],
    ['conv_out.weight', [2, 4, 3, 3], [2, 8, 3, 3]],
  ])('refuses %s of shape %j with an offset of %j', async (key, from, to) => {
    const size = (dims: readonly number[]): number => dims.reduce((a, b) => a * b, 1);
    const base = await write('base.safetensors', [{ key, type: 'float32', dims: from, values: eighths(size(from), 1) }]);
    const offset = await write('offset.safetensors', [{ key, type: 'float32', dims: to, values: eighths(size(to), 1) }]);
    const error = await refusal(merge([base, offset]));
    expect(error.code).toBe('broken');
    expect(error.message).toContain(`"${key}" is [${to.join(', ')}] on [${from.join(', ')}]`);
  });

  it('says when the cache folder cannot be written', async () => {
    const inputs = await pair(8);
    const file = await open(cacheFolder, 'w');
    await file.close();
    const error = await refusal(merge(inputs));
    expect(error.code).toBe('unsupported');
    expect(error.message).toContain(cacheFolder);
  });
});
