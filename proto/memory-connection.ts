import { fromBytes, toBytes } from './codec.js';
import type { Connection } from './connection.js';
import { inOrder } from './in-order.js';
import { createInbox } from './inbox.js';
import type { Inbox } from './inbox.js';
import { MAX_UNREAD_MESSAGES } from './limits.js';
import { RelightError } from './relight-error.js';

/** Two ends of a pipe within one process, under the laws of a socket: bytes cross, bounded, in order. */
export function createMemoryConnections(): readonly [Connection, Connection] {
  const pipes = [createPipe(), createPipe()] as const;
  const close = (): void => {
    for (const pipe of pipes) pipe.shut();
  };
  const end = (outgoing: Pipe, incoming: Pipe): Connection => ({
    send: (message) =>
      outgoing.line(async () => {
        await outgoing.room();
        if (outgoing.closed()) throw new RelightError('unavailable', 'The connection is closed');
        outgoing.put(toBytes(message));
      }),
    async *receive() {
      try {
        for await (const bytes of incoming.inbox.read()) yield fromBytes(bytes);
      } finally {
        close();
      }
    },
    close,
  });
  return [end(pipes[0], pipes[1]), end(pipes[1], pipes[0])];
}

interface Pipe {
  readonly inbox: Inbox<Uint8Array>;
  readonly line: ReturnType<typeof inOrder>;
  closed(): boolean;
  room(): Promise<void>;
  put(bytes: Uint8Array): void;
  shut(): void;
}

function createPipe(): Pipe {
  let isClosed = false;
  let wakeWriters: (() => void)[] = [];
  const wake = (): void => {
    const writers = wakeWriters;
    wakeWriters = [];
    for (const writer of writers) writer();
  };
  const inbox = createInbox<Uint8Array>({ onTaken: wake });
  return {
    inbox,
    line: inOrder(),
    closed: () => isClosed,
    async room() {
      while (!isClosed && inbox.size() >= MAX_UNREAD_MESSAGES) await new Promise<void>((resolve) => wakeWriters.push(resolve));
    },
    // A copy, as a socket makes one: the sender may use its own bytes again.
    put: (bytes) => inbox.put(bytes.slice()),
    shut() {
      isClosed = true;
      inbox.end();
      wake();
    },
  };
}
