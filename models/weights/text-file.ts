import { readFile, stat } from 'node:fs/promises';
import { ModelError } from '../model-error.js';

/** What a small published text file says, and its name for messages. */
export interface TextFile {
  readonly file: string;
  readonly text: string;
}

/** Far more than any vocabulary takes. */
const MOST_BYTES = 64 * 1024 * 1024;

/** Reads a text in UTF-8. Throws ModelError: `missing` (no such file), `broken` (no file, too long, no UTF-8). */
export async function readTextFile(file: string): Promise<TextFile> {
  const info = await stat(file).catch((cause: unknown) => {
    throw new ModelError('missing', `Cannot find "${file}"`, { cause });
  });
  if (!info.isFile()) throw new ModelError('broken', `"${file}" is broken: it is not a regular file`);
  if (info.size > MOST_BYTES)
    throw new ModelError('broken', `"${file}" is broken: it has ${info.size} bytes, at most ${MOST_BYTES} are wanted`);
  const bytes = await readFile(file);
  try {
    return { file, text: new TextDecoder('utf-8', { fatal: true }).decode(bytes) };
  } catch (cause) {
    throw new ModelError('broken', `"${file}" is broken: it is not text in UTF-8`, { cause });
  }
}
