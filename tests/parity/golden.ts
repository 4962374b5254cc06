import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { tensor, type Tensor } from '@relight/models/tensor.js';

/** Where the goldens lie; see tests/reference/README.md. */
export const GOLDENS = fileURLToPath(new URL('../../reference/goldens/', import.meta.url));

/** Tiny networks of the real architectures in the published layout. */
export const TINY_MODELS = `${GOLDENS}models`;

/** One group of golden tensors, float32. Asking for a key that is not there throws. */
export interface Golden {
  readonly keys: readonly string[];
  tensor(key: string): Tensor;
  /** The entries of the first dimension, each without it. */
  rows(key: string): readonly Tensor[];
  numbers(key: string): readonly number[];
  number(key: string): number;
}

interface Entry {
  readonly shape: readonly number[];
  readonly data_offsets: readonly [number, number];
}

/** Reads a group's `.safetensors`. */
export function golden(group: string): Golden {
  const file = readFileSync(`${GOLDENS}${group}.safetensors`);
  const start = 8 + Number(file.readBigUInt64LE(0));
  const entries = JSON.parse(file.toString('utf8', 8, start)) as Readonly<Record<string, Entry>>;
  const read = (key: string): Tensor => {
    const entry = entries[key];
    if (entry === undefined) throw new RangeError(`Golden "${group}" has no "${key}"`);
    const [from, to] = entry.data_offsets.map((offset) => start + offset);
    const bytes = new Uint8Array(file.subarray(from, to));
    return tensor(entry.shape, new Float32Array(bytes.buffer));
  };
  return {
    keys: Object.keys(entries),
    tensor: read,
    rows(key) {
      const { dims, data } = read(key);
      const size = data.length / dims[0];
      return Array.from({ length: dims[0] }, (_, row) => tensor(dims.slice(1), data.subarray(row * size, (row + 1) * size)));
    },
    numbers: (key) => [...read(key).data],
    number: (key) => read(key).data[0],
  };
}

/** What a group was computed from: its `.json`. */
export function goldenNotes(group: string): unknown {
  return JSON.parse(readFileSync(`${GOLDENS}${group}.json`, 'utf8'));
}
