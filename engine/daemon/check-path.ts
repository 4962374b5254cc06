import { isAbsolute } from 'node:path';
import { RelightError } from '@relight/proto/relight-error.js';

/** Throws `invalid-argument` for a path that is not absolute or cannot be one. */
export function checkPath(field: string, path: string): void {
  if (path !== '' && isAbsolute(path) && !path.includes('\0')) return;
  const found = path === '' ? 'it is empty' : `current value is "${path.replaceAll('\0', '?')}"`;
  throw new RelightError('invalid-argument', `Cannot relight as ${field} must be an absolute path: ${found}`);
}
