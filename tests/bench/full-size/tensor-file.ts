import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Tensor } from '@relight/models/tensor.js';

/** A tensor in a file of its own: raw float32, least byte first. */
export interface TensorFile {
  readonly path: string;
  readonly dims: readonly number[];
}

/** Writes `value` as `<folder>/<name>.f32`. */
export async function writeTensor(folder: string, name: string, { dims, data }: Tensor): Promise<TensorFile> {
  const path = join(folder, `${name}.f32`);
  await writeFile(path, new Uint8Array(data.buffer, data.byteOffset, data.byteLength));
  return { path, dims };
}
