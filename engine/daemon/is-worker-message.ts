import type { FromWorker } from '../worker/messages.js';

const KINDS: ReadonlySet<unknown> = new Set<FromWorker['kind']>(['progress', 'preview', 'result', 'error']);

/**
 * True for what a worker of this build says. The worker is the engine's own process, forked from the same files, so its
 * kind vouches for its fields; anything else is chatter of a library.
 */
export function isWorkerMessage(message: unknown): message is FromWorker {
  return typeof message === 'object' && message !== null && 'kind' in message && KINDS.has(message.kind);
}
