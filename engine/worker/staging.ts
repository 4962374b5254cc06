import { mkdir, rename, rm, stat, writeFile } from 'node:fs/promises';
import { basename, dirname, extname, join, resolve } from 'node:path';
import { RelightError } from '@relight/proto/relight-error.js';
import type { Codec } from '../media/media-backend.js';
import type { RelightRequest } from '../relight-request.js';

/** File name endings that suit a codec; an empty list means a folder of numbered frames. */
const ENDINGS: Readonly<Record<Codec, readonly string[]>> = {
  prores4444: ['.mov'],
  prores422hq: ['.mov'],
  h264: ['.mp4', '.mov'],
  png: [],
  exr: [],
};

/** Where a job's files lie until they are whole: beside the result, so that publishing is a rename. */
export function stagingFolder(outputPath: string, jobId: string): string {
  return join(dirname(outputPath), `.relight-${jobId}`);
}

/** The recipe's place: beside the result. */
export function recipePath(outputPath: string): string {
  return `${outputPath}.relight.json`;
}

/** A result on its way: nothing is seen under its own name before `publish`, and nothing stays after `discard`. */
export interface Staging {
  /** Where the encoder writes. */
  readonly moviePath: string;
  /** Puts movie, recipe and sheet under their own names, the movie last. */
  publish(recipe: string, sheet: Uint8Array | null): Promise<void>;
  /** Removes what was not published. */
  discard(): Promise<void>;
}

/**
 * Proves that the result can be put where it is wanted and makes the staging folder. Throws `output-unusable` for a missing
 * or read-only folder, an existing file or an unfit name, `resource-exhausted` for a full disk.
 */
export async function createStaging(output: RelightRequest['output'], jobId: string, inputPath: string | null): Promise<Staging> {
  checkEnding(output.path, output.codec);
  if (inputPath !== null && resolve(inputPath) === resolve(output.path)) {
    throw new RelightError('output-unusable', `Cannot write "${output.path}": it is the source itself; choose another name`);
  }
  const targets = [output.path, recipePath(output.path), ...(output.sheet === null ? [] : [output.sheet])];
  for (const target of targets) await checkTarget(target, output.overwrite);
  const folder = stagingFolder(output.path, jobId);
  await writing(output.path, () => mkdir(folder));
  const moviePath = join(folder, basename(output.path));
  return {
    moviePath,
    async publish(recipe, sheet) {
      if (sheet !== null && output.sheet !== null) await place(output.sheet, sheet);
      await place(recipePath(output.path), recipe);
      await writing(output.path, async () => {
        if (await kindOf(output.path)) await rename(output.path, join(folder, 'replaced'));
        await rename(moviePath, output.path);
      });
    },
    discard: () => rm(folder, { recursive: true, force: true }),
  };

  async function place(target: string, bytes: string | Uint8Array): Promise<void> {
    const partial = join(dirname(target), `.relight-${jobId}-${basename(target)}`);
    await writing(target, async () => {
      try {
        await writeFile(partial, bytes);
        await rename(partial, target);
      } finally {
        await rm(partial, { force: true });
      }
    });
  }
}

function checkEnding(path: string, codec: Codec): void {
  const wanted = ENDINGS[codec];
  const ending = extname(path).toLowerCase();
  if (wanted.length === 0 ? /^\.(mov|mp4|png|exr)$/.test(ending) : !wanted.includes(ending)) {
    const want = wanted.length === 0 ? 'a folder for numbered frames' : `a name that ends in ${wanted.join(' or ')}`;
    throw new RelightError('output-unusable', `Cannot write "${path}" as ${codec}: ${want} is wanted`);
  }
}

async function checkTarget(target: string, overwrite: boolean): Promise<void> {
  const folder = dirname(target);
  const folderKind = await kindOf(folder);
  if (folderKind !== 'folder') {
    const why = folderKind === null ? 'does not exist' : 'is not a folder';
    throw new RelightError('output-unusable', `Cannot write "${target}": the folder "${folder}" ${why}`);
  }
  if (!overwrite && (await kindOf(target)) !== null) {
    throw new RelightError('output-unusable', `Cannot write "${target}": it exists already; allow overwriting or choose another name`);
  }
}

async function kindOf(path: string): Promise<'file' | 'folder' | null> {
  try {
    return (await stat(path)).isDirectory() ? 'folder' : 'file';
  } catch {
    return null;
  }
}

async function writing<T>(path: string, action: () => Promise<T>): Promise<T> {
  try {
    return await action();
  } catch (thrown) {
    const code = (thrown as NodeJS.ErrnoException).code ?? 'unknown';
    if (code === 'ENOSPC' || code === 'EDQUOT' || code === 'EFBIG') {
      throw new RelightError('resource-exhausted', `Cannot write "${path}": the disk is full (${code})`, { cause: thrown });
    }
    const why = code === 'EACCES' || code === 'EPERM' || code === 'EROFS' ? 'the folder cannot be written to' : 'the folder refused it';
    throw new RelightError('output-unusable', `Cannot write "${path}": ${why} (${code})`, { cause: thrown });
  }
}
