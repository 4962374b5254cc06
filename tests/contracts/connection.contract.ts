import { describe, expect, it } from '@jest/globals';
import type { Connection } from '@relight/proto/connection.js';
import { MAX_CHUNK_BYTES, MAX_MESSAGE_BYTES } from '@relight/proto/limits.js';
import type { Message } from '@relight/proto/message.js';
import { RelightError } from '@relight/proto/relight-error.js';
import { EVERY_MESSAGE } from '../fakes/every-message.js';

/** Two connected ends, and the way to be rid of them. */
export interface ConnectedPair {
  readonly ends: readonly [Connection, Connection];
  readonly dispose: () => Promise<void>;
}

const chunk = (frame: number): Message => ({ kind: 'frameChunk', jobId: 'j', frame, offset: 0, data: new Uint8Array(MAX_CHUNK_BYTES) });
const settled = (promise: Promise<unknown>): Promise<string> =>
  promise.then(
    () => 'sent',
    (thrown: unknown) => RelightError.from(thrown).code,
  );

async function collect(connection: Connection, count: number): Promise<Message[]> {
  const messages: Message[] = [];
  for await (const message of connection.receive()) if (messages.push(message) === count) break;
  return messages;
}

/** What every connection must do. */
export function connectionContract(name: string, connect: () => Promise<ConnectedPair>): void {
  const withPair = async (body: (near: Connection, far: Connection) => Promise<void>): Promise<void> => {
    const { ends, dispose } = await connect();
    try {
      await body(...ends);
    } finally {
      await dispose();
    }
  };

  describe(`connection: ${name}`, () => {
    it('brings every message whole and in order, both ways', () =>
      withPair(async (near, far) => {
        const sendAll = async (from: Connection): Promise<void> => {
          for (const message of EVERY_MESSAGE) await from.send(message);
        };
        // A reader that stops closes the pipe, so each end reads to the other's last message before either stops.
        const there = collect(far, EVERY_MESSAGE.length);
        await sendAll(near);
        expect(await there).toEqual(EVERY_MESSAGE);
      }));

    it('brings messages both ways at once', () =>
      withPair(async (near, far) => {
        const answering = (async () => {
          for await (const message of far.receive()) {
            if (message.kind === 'ping') await far.send({ kind: 'pong', requestId: message.requestId });
          }
        })();
        const sending = (async () => {
          for (let requestId = 1; requestId <= 50; requestId += 1) await near.send({ kind: 'ping', requestId });
        })();
        const pongs = await collect(near, 50);
        await sending;
        near.close();
        await answering;
        expect(pongs.map((pong) => (pong.kind === 'pong' ? pong.requestId : 0))).toEqual(Array.from({ length: 50 }, (_, i) => i + 1));
      }));

    it('keeps the order of sends that were not awaited', () =>
      withPair(async (near, far) => {
        const sends = Array.from({ length: 40 }, (_, frame) => near.send({ kind: 'credit', jobId: 'j', chunks: frame + 1 }));
        const got = await collect(far, 40);
        await Promise.all(sends);
        expect(got.map((message) => (message.kind === 'credit' ? message.chunks : 0))).toEqual(Array.from({ length: 40 }, (_, i) => i + 1));
      }));

    it('holds the sender back when nobody reads, and loses nothing', () =>
      withPair(async (near, far) => {
        const total = 48;
        let sent = 0;
        const sending = (async () => {
          for (let frame = 0; frame < total; frame += 1) {
            await near.send(chunk(frame));
            sent += 1;
          }
        })();
        await new Promise((resolve) => setTimeout(resolve, 500));
        // Both ends' own bounds and, for a socket, what the system buffers for it.
        expect(sent).toBeLessThan(40);
        const got = await collect(far, total);
        await sending;
        expect(got.map((message) => (message.kind === 'frameChunk' ? message.frame : -1))).toEqual(
          Array.from({ length: total }, (_, i) => i),
        );
      }));

    it('refuses a message over the limit and lives on', () =>
      withPair(async (near, far) => {
        const data = new Uint8Array(MAX_MESSAGE_BYTES);
        expect(await settled(near.send({ kind: 'frameChunk', jobId: 'j', frame: 0, offset: 0, data }))).toBe('protocol');
        await near.send({ kind: 'ping', requestId: 1 });
        expect(await collect(far, 1)).toEqual([{ kind: 'ping', requestId: 1 }]);
      }));

    it('ends the reader on both sides when one side closes, after what was sent before', () =>
      withPair(async (near, far) => {
        await near.send({ kind: 'ping', requestId: 1 });
        near.close();
        near.close();
        expect(await collect(far, 5)).toEqual([{ kind: 'ping', requestId: 1 }]);
        expect(await collect(near, 5)).toEqual([]);
      }));

    it('refuses to send once closed, by either side', () =>
      withPair(async (near, far) => {
        near.close();
        await collect(far, 1);
        expect(await settled(near.send({ kind: 'ping', requestId: 1 }))).toBe('unavailable');
        expect(await settled(far.send({ kind: 'ping', requestId: 1 }))).toBe('unavailable');
      }));

    it('lets a sender that was held back go when the connection closes', () =>
      withPair(async (near, far) => {
        const sends = Array.from({ length: 200 }, (_, frame) => settled(near.send(chunk(frame))));
        await new Promise((resolve) => setTimeout(resolve, 100));
        near.close();
        expect(await Promise.all(sends)).toContain('unavailable');
        far.close();
      }));
  });
}
