import { open, stat } from 'node:fs/promises';
import { basename } from 'node:path';
import { RelightError } from '@relight/proto/relight-error.js';

const REASONS: Readonly<Record<string, string>> = {
  ENOENT: 'there is no such file',
  ENOTDIR: 'there is no such file',
  EACCES: 'there is no permission to read it',
  EPERM: 'there is no permission to read it',
  ENAMETOOLONG: 'its name is too long',
};

/** The error for a file that cannot be used: names it, says what is wrong and what is wanted. */
export function unusable(path: string, wrong: string, cause?: unknown): RelightError {
  const wanted = 'a readable video file is wanted';
  return new RelightError('input-unusable', `Cannot use "${basename(path)}": ${wrong}; ${wanted}`, cause === undefined ? {} : { cause });
}

/** Throws `input-unusable` unless `path` is a file with something in it that may be read. */
export async function checkInputFile(path: string): Promise<void> {
  try {
    const stats = await stat(path);
    if (stats.isDirectory()) throw unusable(path, 'it is a folder');
    if (!stats.isFile()) throw unusable(path, 'it is not a file');
    if (stats.size === 0) throw unusable(path, 'it is empty');
    await (await open(path, 'r')).close();
  } catch (error) {
    if (error instanceof RelightError) throw error;
    const code = (error as NodeJS.ErrnoException).code ?? 'unknown';
    throw unusable(path, REASONS[code] ?? `it cannot be opened (${code})`, error);
  }
}
