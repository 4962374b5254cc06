import type { Connection } from '@relight/proto/connection.js';
import type { EngineMessage } from '@relight/proto/message.js';
import { RelightError } from '@relight/proto/relight-error.js';

/** Answers that may wait for a slow client before its questions do. */
const MAX_WAITING = 32;

/** What an engine says to one client. A client that reads slowly misses old progress and previews, never an answer. */
export interface Outbox {
  /** Resolves when the next one may come. */
  put(message: EngineMessage): Promise<void>;
  /** Replaces what still waits under the same key; for news that only matters while it is new. */
  putLatest(key: string, message: EngineMessage): void;
  /** Resolves when all was sent or the connection is gone. */
  drained(): Promise<void>;
}

/** An outbox over a connection; errors of the connection show where it is read. */
export function createOutbox(connection: Connection): Outbox {
  const answers: EngineMessage[] = [];
  const latest = new Map<string, EngineMessage>();
  let pump: Promise<void> | null = null;
  let gone = false;
  let wake: (() => void)[] = [];

  const next = (): EngineMessage | undefined => {
    const answer = answers.shift();
    if (answer !== undefined) return answer;
    const [key] = latest.keys();
    if (key === undefined) return undefined;
    const news = latest.get(key);
    latest.delete(key);
    return news;
  };
  const run = async (): Promise<void> => {
    try {
      for (let message = next(); message !== undefined; message = next()) {
        await sendOrExplain(connection, message);
        wakeAll();
      }
    } catch {
      gone = true;
      answers.length = 0;
      latest.clear();
    } finally {
      pump = null;
      wakeAll();
    }
  };
  const wakeAll = (): void => {
    const sleepers = wake;
    wake = [];
    for (const sleeper of sleepers) sleeper();
  };

  return {
    async put(message) {
      if (gone) return;
      answers.push(message);
      pump ??= run();
      while (!gone && answers.length >= MAX_WAITING) await new Promise<void>((resolve) => wake.push(resolve));
    },
    putLatest(key, message) {
      if (gone) return;
      latest.set(key, message);
      pump ??= run();
    },
    async drained() {
      while (pump !== null) await pump;
    },
  };
}

/** What is too large for the wire is left out where it is news; where it is an answer, the client is told. */
async function sendOrExplain(connection: Connection, message: EngineMessage): Promise<void> {
  try {
    await connection.send(message);
  } catch (thrown) {
    const error = RelightError.from(thrown);
    if (error.code !== 'protocol') throw thrown;
    if (message.kind === 'preview' || message.kind === 'progress') return;
    const requestId = 'requestId' in message ? message.requestId : 0;
    const jobId = 'jobId' in message ? message.jobId : null;
    await connection.send({ kind: 'error', requestId, jobId, code: 'internal', message: error.message });
  }
}
