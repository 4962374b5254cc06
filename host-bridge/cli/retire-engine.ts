import type { EngineLock } from '@relight/proto/engine-lock.js';
import { RelightError } from '@relight/proto/relight-error.js';
import { createEngineQuestions } from '../ask-engine.js';
import { openConnection } from './open-connection.js';

/** Asks an engine of another build to end, and waits until it has. Throws `version-mismatch` when it still has work or was started by hand. */
export async function retireEngine(lock: EngineLock): Promise<void> {
  const connection = await openConnection(lock.port);
  let over: () => void = () => undefined;
  const ended = new Promise<void>((resolve) => (over = resolve));
  const questions = createEngineQuestions(connection, { onNews: () => undefined, onEnd: over });
  try {
    const { accepted, reason } = await questions.ask('retired', (requestId) => ({ kind: 'retire', requestId, token: lock.token }));
    if (!accepted) {
      throw new RelightError('version-mismatch', `An engine of another build runs (process ${lock.pid}) and cannot be replaced: ${reason}`);
    }
    await ended;
  } finally {
    connection.close();
  }
}
