import { createHash, randomBytes, timingSafeEqual } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { writeAtomic } from './write-atomic.js';

const PAIRED_NAME = 'paired.json';
/** Paired panels that are remembered; the oldest is forgotten first. */
const MAX_PAIRED = 32;

/** Who may come in: whoever read this engine's lock file, and panels that were paired with any engine of this home. */
export interface Tokens {
  /** For the lock file; new with every engine. */
  readonly own: string;
  isKnown(token: string): boolean;
  /** A token that outlives this engine; only its digest is kept. */
  issue(clientName: string): Promise<string>;
}

interface Paired {
  readonly digest: string;
  readonly clientName: string;
}

/** The tokens of a home folder. */
export async function openTokens(home: string): Promise<Tokens> {
  const path = join(home, PAIRED_NAME);
  let paired = parsePaired(await readFile(path, 'utf8').catch(() => '[]'));
  const own = randomBytes(32).toString('base64url');
  const ownDigest = digestOf(own);
  return {
    own,
    isKnown(token) {
      const digest = digestOf(token);
      // All are compared, each in constant time, so that the answer's timing tells nothing.
      return [ownDigest, ...paired.map((one) => Buffer.from(one.digest, 'hex'))]
        .map((known) => timingSafeEqual(known, digest))
        .includes(true);
    },
    async issue(clientName) {
      const token = randomBytes(32).toString('base64url');
      paired = [...paired, { digest: digestOf(token).toString('hex'), clientName }].slice(-MAX_PAIRED);
      await writeAtomic(path, JSON.stringify(paired, null, 2));
      return token;
    },
  };
}

function digestOf(token: string): Buffer {
  return createHash('sha256').update(token).digest();
}

function parsePaired(text: string): readonly Paired[] {
  try {
    const value: unknown = JSON.parse(text);
    return Array.isArray(value) ? value.filter(isPaired) : [];
  } catch {
    return [];
  }
}

function isPaired(value: unknown): value is Paired {
  if (typeof value !== 'object' || value === null || !('digest' in value) || !('clientName' in value)) return false;
  return typeof value.digest === 'string' && /^[0-9a-f]{64}$/.test(value.digest) && typeof value.clientName === 'string';
}
