import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { ModelError } from '../../model-error.js';

/** The network's file, and what tells it from any other. */
export interface LiteWeights {
  readonly path: string;
  /** Hexadecimal; goes into the recipe. */
  readonly sha256: string;
}

/** Lies beside the sources, since it is no output of the compiler. */
const FILE = new URL('../../../families/lite/weights/lite.onnx', import.meta.url);

/** The weights that come with the project. Throws ModelError `missing` when the file cannot be read. */
export async function liteWeights(): Promise<LiteWeights> {
  const path = fileURLToPath(FILE);
  const bytes = await readFile(path).catch((cause: unknown) => {
    throw new ModelError('missing', `Cannot read model "${path}": the weights of "lite" are wanted there`, { cause });
  });
  return { path, sha256: createHash('sha256').update(bytes).digest('hex') };
}
