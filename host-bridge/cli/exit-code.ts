import type { ErrorCode } from '@relight/proto/error-code.js';

/** Exit codes are a promise to scripts: 0 done, 2 usage, 3 input unusable, 4 model missing, 5 out of memory or disk, 6 internal, 130 cancelled. */
const EXIT_CODES: Readonly<Record<ErrorCode, number>> = {
  'invalid-argument': 2,
  'output-unusable': 2,
  'input-unusable': 3,
  'model-missing': 4,
  'resource-exhausted': 5,
  'version-mismatch': 6,
  unauthenticated: 6,
  protocol: 6,
  unavailable: 6,
  internal: 6,
  cancelled: 130,
};

/** The process's exit code for an error. */
export function exitCode(code: ErrorCode): number {
  return EXIT_CODES[code];
}
