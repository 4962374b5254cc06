import { constants } from 'node:os';
import type { NodeAv } from './load.js';

/** A failed FFmpeg call: which one, and the system's error name where it has one (ENOSPC, ENOMEM). */
export class AvError extends Error {
  override readonly name = 'AvError';
  readonly rc: number;
  readonly code: string;

  constructor({ lib }: NodeAv, call: string, rc: number) {
    super(`${call}: ${lib.FFmpegError.strerror(rc)}`);
    this.rc = rc;
    this.code = Object.entries(constants.errno).find(([, value]) => value === -rc)?.[0] ?? lib.FFmpegError.strerror(rc);
  }
}

/** Returns `rc` unless it is an error, which is thrown. */
export function checked(av: NodeAv, call: string, rc: number): number {
  if (rc < 0) throw new AvError(av, call, rc);
  return rc;
}
