import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { ModelError } from '../../model-error.js';

/** The network's file that comes with the product, and its sha256. */
export interface LiteWeights {
  readonly path: string;
  readonly sha256: string;
}

/** Finds the embedded weights. Throws ModelError `missing`. */
export async function liteWeights(): Promise<LiteWeights> {
  const path = fileURLToPath(new URL('../../../families/lite/weights/lite.onnx', import.meta.url));
  try {
    return {
      path,
      sha256: createHash('sha256')
        .update(await readFile(path))
        .digest('hex'),
    };
  } catch (thrown) {
    throw new ModelError('missing', `The embedded weights "${path}" cannot be read; install Relight again`, { cause: thrown });
  }
}
