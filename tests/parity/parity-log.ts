import { appendFileSync } from 'node:fs';

/** Names the file in which the errors are gathered that `npm run test:parity` sums up in its last line. */
export const PARITY_LOG = 'RELIGHT_PARITY_LOG';

/** Books a relative error on a group, where somebody gathers them. */
export function bookError(group: string, error: number): void {
  const log = process.env[PARITY_LOG];
  if (log !== undefined) appendFileSync(log, `${JSON.stringify({ group, error })}\n`);
}
