import { describe, expect, it } from '@jest/globals';
import { createOutbox } from '@relight/engine/daemon/outbox.js';
import type { Connection } from '@relight/proto/connection.js';
import type { Message } from '@relight/proto/message.js';
import { RelightError } from '@relight/proto/relight-error.js';

/** A connection whose other side reads one message per `read`. */
function slowConnection(): {
  readonly connection: Connection;
  readonly sent: Message[];
  readonly read: () => Promise<void>;
  readonly fail: () => void;
} {
  const sent: Message[] = [];
  const waiting: { readonly go: () => void; readonly fail: (error: Error) => void }[] = [];
  let broken = false;
  return {
    sent,
    async read() {
      waiting.shift()?.go();
      await new Promise((resolve) => setImmediate(resolve));
    },
    fail() {
      broken = true;
      for (const sender of waiting) sender.fail(new Error('gone'));
    },
    connection: {
      send(message) {
        if (broken) return Promise.reject(new Error('gone'));
        sent.push(message);
        return new Promise((go, fail) => waiting.push({ go, fail }));
      },
      receive: () => (async function* () {})(),
      close: () => undefined,
    },
  };
}
const progress = (done: number): Extract<Message, { kind: 'progress' }> => ({
  kind: 'progress',
  jobId: 'j',
  stage: 's',
  done,
  total: 9,
  etaMs: null,
});
const pong = (requestId: number): Extract<Message, { kind: 'pong' }> => ({ kind: 'pong', requestId });

describe('outbox', () => {
  it('keeps only the latest news for a client that reads slowly', async () => {
    const { connection, sent, read } = slowConnection();
    const outbox = createOutbox(connection);
    for (let done = 0; done < 100_000; done += 1) outbox.putLatest('progress', progress(done));
    for (let i = 0; i < 5; i += 1) await read();
    await outbox.drained();
    expect(sent).toEqual([progress(0), progress(99_999)]);
  });

  it('loses no answer, and sends answers before news', async () => {
    const { connection, sent, read } = slowConnection();
    const outbox = createOutbox(connection);
    await outbox.put(pong(1));
    outbox.putLatest('progress', progress(1));
    await outbox.put(pong(2));
    for (let i = 0; i < 4; i += 1) await read();
    expect(sent).toEqual([pong(1), pong(2), progress(1)]);
  });

  it('holds back who puts answers faster than they are read', async () => {
    const { connection, sent, read } = slowConnection();
    const outbox = createOutbox(connection);
    let put = 0;
    const putting = (async () => {
      for (; put < 200; put += 1) await outbox.put(pong(put));
    })();
    await new Promise((resolve) => setTimeout(resolve, 20));
    expect(put).toBeLessThan(64);
    for (let i = 0; i < 200; i += 1) await read();
    await putting;
    await outbox.drained();
    expect(sent).toHaveLength(200);
  });

  it('lets everyone go when the client is gone', async () => {
    const { connection, fail } = slowConnection();
    const outbox = createOutbox(connection);
    const puts = Array.from({ length: 100 }, (_, i) => outbox.put(pong(i)));
    fail();
    await Promise.all(puts);
    await outbox.drained();
    await outbox.put(pong(1));
  });

  it('leaves out news that the wire cannot carry, and explains an answer that it cannot', async () => {
    const sent: Message[] = [];
    const { connection } = slowConnection();
    const send = (message: Message): Promise<void> => {
      if (message.kind === 'preview' || message.kind === 'doctorReport') return Promise.reject(new RelightError('protocol', 'too large'));
      sent.push(message);
      return Promise.resolve();
    };
    const outbox = createOutbox({ ...connection, send });
    outbox.putLatest('preview', { kind: 'preview', jobId: 'j', frame: 0, jpeg: new Uint8Array(1) });
    await outbox.put({ kind: 'doctorReport', requestId: 7, json: '' });
    await outbox.put(pong(8));
    await outbox.drained();
    expect(sent).toEqual([{ kind: 'error', requestId: 7, jobId: null, code: 'internal', message: 'too large' }, pong(8)]);
  });
});
