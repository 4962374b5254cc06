/** The system's name for what went wrong, such as `ENOENT`; empty for anything else. */
export function errnoCode(thrown: unknown): string {
  return typeof thrown === 'object' && thrown !== null && 'code' in thrown && typeof thrown.code === 'string' ? thrown.code : '';
}
