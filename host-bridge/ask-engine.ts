import type { Connection } from '@relight/proto/connection.js';
import type { ClientMessage, EngineMessage } from '@relight/proto/message.js';
import { RelightError } from '@relight/proto/relight-error.js';

/** An engine's message of one kind. */
export type Answer<K extends EngineMessage['kind']> = Extract<EngineMessage, { readonly kind: K }>;

/** Questions put to the engine, each matched with its answer by request id, and the news that answers none. */
export interface EngineQuestions {
  /** Rejects with the engine's error, or `unavailable` when the connection ends first. `onAnswer` runs before any later message is read. */
  ask<K extends EngineMessage['kind']>(
    kind: K,
    question: (requestId: number) => ClientMessage,
    onAnswer?: (answer: Answer<K>) => void,
  ): Promise<Answer<K>>;
}

interface Waiting {
  take(answer: EngineMessage): void;
  fail(error: RelightError): void;
}

/**
 * Starts reading the connection. `onNews` gets what carries a job id; `onEnd` is called once, when nothing more can come.
 */
export function createEngineQuestions(
  connection: Connection,
  { onNews, onEnd }: { readonly onNews: (news: EngineMessage) => void; readonly onEnd: (error: RelightError) => void },
): EngineQuestions {
  const waiting = new Map<number, Waiting>();
  let lastId = 0;
  let ended: RelightError | null = null;

  const end = (error: RelightError): void => {
    if (ended) return;
    ended = error;
    connection.close();
    for (const question of waiting.values()) question.fail(error);
    waiting.clear();
    onEnd(error);
  };

  const dispatch = (message: EngineMessage): void => {
    if (message.kind === 'error' && message.jobId === null && message.requestId === 0)
      return end(new RelightError(message.code, message.message));
    const requestId = 'requestId' in message ? message.requestId : 0;
    const question = waiting.get(requestId);
    if (question === undefined) return onNews(message);
    waiting.delete(requestId);
    if (message.kind === 'error') question.fail(new RelightError(message.code, message.message));
    else question.take(message);
  };

  const read = async (): Promise<void> => {
    try {
      for await (const message of connection.receive()) {
        if (isEngineMessage(message)) dispatch(message);
        else return end(new RelightError('protocol', `The engine sent "${message.kind}", which only a client may send`));
      }
      end(new RelightError('unavailable', 'The engine closed the connection'));
    } catch (thrown) {
      end(RelightError.from(thrown, 'unavailable'));
    }
  };
  void read();

  return {
    ask(kind, question, onAnswer) {
      return new Promise((resolve, reject) => {
        if (ended) return reject(ended);
        lastId += 1;
        const requestId = lastId;
        waiting.set(requestId, {
          take(answer) {
            if (!isKind(answer, kind))
              return reject(new RelightError('protocol', `The engine answered "${answer.kind}": "${kind}" is wanted`));
            onAnswer?.(answer);
            resolve(answer);
          },
          fail: reject,
        });
        connection.send(question(requestId)).catch((thrown: unknown) => {
          waiting.delete(requestId);
          reject(ended ?? RelightError.from(thrown, 'unavailable'));
        });
      });
    },
  };
}

function isKind<K extends EngineMessage['kind']>(message: EngineMessage, kind: K): message is Answer<K> {
  return message.kind === kind;
}

const CLIENT_ONLY: ReadonlySet<string> = new Set<ClientMessage['kind']>([
  'hello',
  'pairRequest',
  'pairCode',
  'retire',
  'ping',
  'describe',
  'doctorRequest',
  'relight',
  'frameChunk',
  'cancel',
]);

function isEngineMessage(message: ClientMessage | EngineMessage): message is EngineMessage {
  return !CLIENT_ONLY.has(message.kind);
}
