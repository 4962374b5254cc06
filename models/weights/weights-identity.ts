import { createHash } from 'node:crypto';
import { contentFingerprint } from './content-fingerprint.js';

/**
 * A sha256 (64 hex digits) that tells sets of weights apart without reading gigabytes: over the fingerprints of the files, in
 * order. Fine-tuned weights differ nearly everywhere, so that no two sets share it; a single changed byte may go unseen, which
 * is the business of the checksums at download. Names and places of files do not matter.
 */
export async function weightsIdentity(files: readonly string[], signal: AbortSignal): Promise<string> {
  const hash = createHash('sha256');
  for (const file of files) {
    signal.throwIfAborted();
    hash.update(`${await contentFingerprint(file)}\n`);
  }
  return hash.digest('hex');
}
