/** The closed list of what can go wrong; wire names, exit codes and meanings hang on these. */
export const ERROR_CODES = [
  /** A value is not what it must be: usage. */
  'invalid-argument',
  /** A file or frame stream cannot be used: missing, broken, not a video. */
  'input-unusable',
  /** The result cannot be put where it was wanted: folder missing, no permission, exists already. */
  'output-unusable',
  /** A model or its weights are missing or broken. */
  'model-missing',
  /** Memory or disk ran out. */
  'resource-exhausted',
  /** The other side speaks another protocol version or is another build. */
  'version-mismatch',
  /** No or a wrong token, a wrong pairing code, a refused origin. */
  'unauthenticated',
  /** A message out of order or over a limit. */
  'protocol',
  /** The connection or the engine went away. */
  'unavailable',
  'cancelled',
  /** A fault of ours. */
  'internal',
] as const;

export type ErrorCode = (typeof ERROR_CODES)[number];
