import { randomBytes } from 'node:crypto';
import { access, constants, lstat, mkdir, rename, rm, stat, writeFile } from 'node:fs/promises';
import { basename, dirname, join, resolve } from 'node:path';
import { RelightError } from '@relight/proto/relight-error.js';

/** A place to write beside the wanted path; nothing appears under the wanted name before `commit`. */
export interface OutputTarget {
  /** The hidden file or folder that is written. */
  readonly partial: string;
  commit(): Promise<void>;
  discard(): Promise<void>;
}

const FULL = new Set(['ENOSPC', 'EFBIG', 'EDQUOT']);

/** Errors of the place that is written to; any other is a fault of ours. */
const PLACE = new Set([
  'EACCES',
  'EPERM',
  'EROFS',
  'EIO',
  'ENOENT',
  'ENOTDIR',
  'EEXIST',
  'ENOTEMPTY',
  'EISDIR',
  'ENAMETOOLONG',
  'EMFILE',
  'ENFILE',
]);

/** Turns a failed write into an error that names the wanted path. `code` is an errno name such as ENOSPC. */
export function writeError(path: string, code: string, cause?: unknown): RelightError {
  const options = cause === undefined ? {} : { cause };
  if (FULL.has(code))
    return new RelightError(
      'resource-exhausted',
      `Cannot write "${path}": the disk is full or the file too large for it (${code})`,
      options,
    );
  if (code === 'ENOMEM') return new RelightError('resource-exhausted', `Cannot write "${path}": memory ran out`, options);
  if (!PLACE.has(code)) return new RelightError('internal', `Cannot write "${path}" (${code})`, options);
  return new RelightError('output-unusable', `Cannot write "${path}" (${code}): a new path in a writable folder is wanted`, options);
}

async function checkFolder(path: string, folder: string): Promise<void> {
  const stats = await stat(folder).catch(() => null);
  if (!stats?.isDirectory()) throw new RelightError('output-unusable', `Cannot write "${path}": the folder "${folder}" does not exist`);
  await access(folder, constants.W_OK | constants.X_OK).catch((cause: unknown) => {
    throw new RelightError('output-unusable', `Cannot write "${path}": the folder "${folder}" may not be written to`, { cause });
  });
}

async function checkAbsent(path: string): Promise<void> {
  if ((await lstat(path).catch(() => null)) === null) return;
  throw new RelightError('output-unusable', `Cannot write "${path}": it exists already, and nothing is ever overwritten`);
}

/** Reserves a hidden file or folder beside `path`. Throws `output-unusable` where that cannot be. */
export async function outputTarget(path: string, kind: 'file' | 'folder'): Promise<OutputTarget> {
  const wanted = resolve(path);
  const folder = dirname(wanted);
  await checkFolder(path, folder);
  await checkAbsent(wanted);
  const partial = join(folder, `.${basename(wanted).slice(0, 60)}.${randomBytes(4).toString('hex')}.partial`);
  try {
    if (kind === 'folder') await mkdir(partial);
    else await writeFile(partial, '', { flag: 'wx' });
  } catch (error) {
    throw writeError(path, (error as NodeJS.ErrnoException).code ?? 'unknown', error);
  }
  return {
    partial,
    async commit() {
      await checkAbsent(wanted);
      await rename(partial, wanted).catch((error: unknown) => {
        throw writeError(path, (error as NodeJS.ErrnoException).code ?? 'unknown', error);
      });
    },
    discard: () => rm(partial, { recursive: true, force: true }),
  };
}
