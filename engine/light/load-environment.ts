import { readFile, stat } from 'node:fs/promises';
import { basename, isAbsolute } from 'node:path';
import type { Environment } from '@relight/models/interfaces/light.js';
import { RelightError } from '@relight/proto/relight-error.js';
import { projectEnvironment } from './environment.js';
import { readRadiance } from './radiance.js';

const MAX_BYTES = 512 * 1024 * 1024;

/**
 * Reads a Radiance .hdr environment map from the disk.
 * @throws RelightError `input-unusable` naming the file and what is wanted.
 */
export async function loadEnvironment(path: string): Promise<Environment> {
  const unusable = (problem: string, cause?: unknown): RelightError =>
    new RelightError('input-unusable', `Cannot read environment map ${JSON.stringify(path)}: ${problem}`, { cause });
  if (!isAbsolute(path)) throw unusable('wanted an absolute path');
  let bytes: Uint8Array;
  try {
    const entry = await stat(path);
    if (!entry.isFile()) throw unusable('not a file, wanted a Radiance .hdr file');
    if (entry.size > MAX_BYTES) throw unusable(`${entry.size} bytes, wanted at most ${MAX_BYTES}`);
    bytes = await readFile(path);
  } catch (error) {
    if (error instanceof RelightError) throw error;
    throw unusable(reasonOf(error), error);
  }
  const map = projectEnvironment(readRadiance(bytes, basename(path)));
  if (!map.coefficients.every(Number.isFinite)) throw unusable('its values are beyond the range of a float');
  return map;
}

/** What the system says, in words; errors may come from another realm, so their class is not asked. */
function reasonOf(error: unknown): string {
  const code = typeof error === 'object' && error !== null && 'code' in error ? String(error.code) : String(error);
  if (code === 'ENOENT') return 'no such file';
  return code === 'EACCES' ? 'no permission to read it' : code;
}
