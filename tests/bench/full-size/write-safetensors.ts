import { open, rename } from 'node:fs/promises';
import { createHalfEncoder } from './half-encoder.js';
import type { FillValues } from './random-values.js';
import type { PublishedTensor } from './published-tensors.js';

const CHUNK = 4 * 2 ** 20;

/** Writes tensors as a `.safetensors` file, a few MiB at a time; it appears under its name only when it is whole. */
export async function writeSafetensors(
  path: string,
  tensors: readonly PublishedTensor[],
  options: { readonly type: 'F32' | 'F16'; readonly fill: FillValues },
): Promise<void> {
  const { type, fill } = options;
  const bytes = type === 'F32' ? 4 : 2;
  const entries: Record<string, unknown> = { __metadata__: { format: 'pt' } };
  let end = 0;
  for (const { key, dims } of tensors) {
    const begin = end;
    end += bytes * sizeOf(dims);
    entries[key] = { dtype: type, shape: dims, data_offsets: [begin, end] };
  }
  const text = JSON.stringify(entries);
  const header = Buffer.alloc(8 * Math.ceil(text.length / 8), ' ');
  header.write(text);
  const length = Buffer.alloc(8);
  length.writeBigUInt64LE(BigInt(header.length));

  const file = await open(`${path}.part`, 'w');
  try {
    await file.write(length);
    await file.write(header);
    const values = new Float32Array(CHUNK);
    const half = createHalfEncoder(CHUNK);
    for (const { key, dims } of tensors) {
      const size = sizeOf(dims);
      for (let first = 0; first < size; first += CHUNK) {
        const part = values.subarray(0, Math.min(CHUNK, size - first));
        fill(key, dims, part, first);
        const stored = type === 'F32' ? part : half(part);
        await file.write(Buffer.from(stored.buffer, stored.byteOffset, stored.byteLength));
      }
    }
  } finally {
    await file.close();
  }
  await rename(`${path}.part`, path);
}

function sizeOf(dims: readonly number[]): number {
  return dims.reduce((product, dim) => product * dim, 1);
}
