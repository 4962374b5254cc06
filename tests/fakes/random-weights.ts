import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { seededNoise } from '@relight/models/noise.js';
import type { Tensor } from '@relight/models/tensor.js';
import { readSafetensors } from '@relight/models/weights/safetensors.js';
import type { WeightMap } from '@relight/models/weights/weight-map.js';

/** Tensor shapes by key. */
export type Shapes = ReadonlyMap<string, readonly number[]>;

/** Random float32 weights of the given shapes, as `randomTensors` makes them, in a real file that is removed when `use` is done. */
export function withRandomWeights<T>(shapes: Shapes, use: (weights: WeightMap) => Promise<T>): Promise<T> {
  return withWeights(randomTensors(shapes), use);
}

/** Gaussian tensors, scaled so that a layer neither blows up nor dies; scales of norms lie around 1. */
export function randomTensors(shapes: Shapes): Map<string, Tensor> {
  const noise = seededNoise(1);
  return new Map(
    [...shapes].map(([key, dims]) => {
      const isNorm = /norm[^.]*\.weight$/.test(key);
      const inputs = dims.slice(1).reduce((product, dim) => product * dim, 1);
      const spread = dims.length === 1 ? 0.1 : 1 / Math.sqrt(inputs);
      const values = noise(dims);
      for (let i = 0; i < values.data.length; i++) values.data[i] = values.data[i] * spread + (isNorm ? 1 : 0);
      return [key, values];
    }),
  );
}

/** The given float32 tensors in a real `.safetensors` file, removed when `use` is done. */
export async function withWeights<T>(tensors: ReadonlyMap<string, Tensor>, use: (weights: WeightMap) => Promise<T>): Promise<T> {
  const header: Record<string, unknown> = {};
  let end = 0;
  for (const [key, { dims, data }] of tensors) {
    header[key] = { dtype: 'F32', shape: dims, data_offsets: [end, end + data.byteLength] };
    end += data.byteLength;
  }
  const text = new TextEncoder().encode(JSON.stringify(header));
  const prefix = new Uint8Array(BigUint64Array.of(BigInt(text.length)).buffer);
  const parts = [prefix, text, ...[...tensors.values()].map(({ data }) => new Uint8Array(data.buffer, data.byteOffset, data.byteLength))];
  const folder = await mkdtemp(join(tmpdir(), 'relight-weights-'));
  try {
    const path = join(folder, 'weights.safetensors');
    await writeFile(path, Buffer.concat(parts));
    return await use(await readSafetensors(path));
  } finally {
    await rm(folder, { recursive: true });
  }
}
