import type { Connection } from '@relight/proto/connection.js';
import { RelightError } from '@relight/proto/relight-error.js';
import { createEngineQuestions } from './ask-engine.js';

/** How a panel asks its user. */
export interface PairingOptions {
  /** Shown by the engine beside its code. */
  readonly clientName: string;
  /** Asks for the six digits that the engine shows; `wrong` counts the codes that were not right so far. Null gives up. */
  readonly askCode: (about: { readonly wrong: number; readonly seconds: number }) => Promise<string | null>;
}

/**
 * Pairs once; the token that comes back opens the engine from then on. Uses up the connection.
 * Throws `unauthenticated` when the codes were wrong or too late, `cancelled` when the user gives up.
 */
export async function pairWithEngine(connection: Connection, { clientName, askCode }: PairingOptions): Promise<string> {
  const questions = createEngineQuestions(connection, { onNews: () => undefined, onEnd: () => undefined });
  try {
    const { tries, seconds } = await questions.ask('pairingStarted', (requestId) => ({ kind: 'pairRequest', requestId, clientName }));
    for (let wrong = 0; ; wrong += 1) {
      const code = await askCode({ wrong, seconds });
      if (code === null) throw new RelightError('cancelled', 'Cancelled');
      try {
        return (await questions.ask('paired', (requestId) => ({ kind: 'pairCode', requestId, code: code.trim() }))).token;
      } catch (thrown) {
        if (RelightError.from(thrown).code !== 'unauthenticated' || wrong + 1 >= tries) throw thrown;
      }
    }
  } finally {
    connection.close();
  }
}
