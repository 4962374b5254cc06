import { rename, rm, readdir, stat } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { RelightRequest } from '../relight-request.js';
import { stagingFolder } from '../worker/staging.js';

/** Where a job's result was to go. */
export type PartialOutput = Pick<RelightRequest['output'], 'path' | 'sheet'>;

/**
 * Clears away what a worker that died left beside its result. Had it just moved the file to be overwritten aside, that
 * file goes back to its name.
 */
export async function removePartialOutput({ path, sheet }: PartialOutput, jobId: string): Promise<void> {
  const folder = stagingFolder(path, jobId);
  if (!(await exists(path))) await rename(join(folder, 'replaced'), path).catch(() => undefined);
  await rm(folder, { recursive: true, force: true }).catch(() => undefined);
  for (const parent of new Set([path, ...(sheet === null ? [] : [sheet])].map((target) => dirname(target)))) {
    for (const name of await readdir(parent).catch(() => [])) {
      if (name.startsWith(`.relight-${jobId}-`)) await rm(join(parent, name), { force: true }).catch(() => undefined);
    }
  }
}

function exists(path: string): Promise<boolean> {
  return stat(path).then(
    () => true,
    () => false,
  );
}
