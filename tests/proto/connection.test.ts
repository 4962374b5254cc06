import { describe, expect, it } from '@jest/globals';
import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { WebSocket, WebSocketServer } from 'ws';
import { createMemoryConnections } from '@relight/proto/memory-connection.js';
import { MAX_MESSAGE_BYTES, MAX_UNREAD_MESSAGES_UNHELD } from '@relight/proto/limits.js';
import { RelightError } from '@relight/proto/relight-error.js';
import { createWebSocketConnection } from '@relight/proto/websocket-connection.js';
import type { StandardWebSocket } from '@relight/proto/websocket-connection.js';
import { connectionContract } from '../contracts/connection.contract.js';

async function sockets(): Promise<{ readonly near: WebSocket; readonly far: WebSocket; readonly dispose: () => Promise<void> }> {
  const server = new WebSocketServer({ host: '127.0.0.1', port: 0, perMessageDeflate: false, maxPayload: MAX_MESSAGE_BYTES });
  await once(server, 'listening');
  const near = new WebSocket(`ws://127.0.0.1:${(server.address() as AddressInfo).port}`, { perMessageDeflate: false });
  const [[far]] = (await Promise.all([once(server, 'connection'), once(near, 'open')])) as [[WebSocket], unknown];
  return {
    near,
    far,
    dispose: () =>
      new Promise((resolve) => {
        near.terminate();
        far.terminate();
        server.close(() => resolve());
      }),
  };
}

connectionContract('memory', () => Promise.resolve({ ends: createMemoryConnections(), dispose: () => Promise.resolve() }));
connectionContract('WebSocket', async () => {
  const { near, far, dispose } = await sockets();
  return { ends: [createWebSocketConnection(near), createWebSocketConnection(far)], dispose };
});

const codeOf = async (reading: AsyncIterable<unknown>): Promise<string> => {
  try {
    const messages = reading[Symbol.asyncIterator]();
    while ((await messages.next()).done !== true);
    return 'ended';
  } catch (thrown) {
    return RelightError.from(thrown).code;
  }
};

describe('WebSocket connection', () => {
  it.each([
    ['text', 'hello', 1003],
    ['bytes that are no message', Uint8Array.of(255, 255, 255), 1007],
  ])('closes on %s', async (_name, data, wanted) => {
    const { near, far, dispose } = await sockets();
    const closed = once(near, 'close') as Promise<[number]>;
    const reading = codeOf(createWebSocketConnection(far).receive());
    near.send(data);
    expect(await reading).toBe('protocol');
    expect((await closed)[0]).toBe(wanted);
    await dispose();
  });

  it('says that the pipe broke when the other side vanishes', async () => {
    const { near, far, dispose } = await sockets();
    const reading = codeOf(createWebSocketConnection(far).receive());
    near.terminate();
    expect(await reading).toBe('unavailable');
    await dispose();
  });

  it('is closed with 1009 by a receiver with a limit when a stranger sends more', async () => {
    const { near, far, dispose } = await sockets();
    const reading = codeOf(createWebSocketConnection(far).receive());
    const closed = once(near, 'close') as Promise<[number]>;
    near.send(new Uint8Array(MAX_MESSAGE_BYTES + 1));
    expect((await closed)[0]).toBe(1009);
    expect(await reading).toBe('unavailable');
    await dispose();
  });

  it('waits for a socket that is about to open, with only what the standard offers', async () => {
    const { socket, fire, sent } = bareSocket();
    const connection = createWebSocketConnection(socket);
    const sending = connection.send({ kind: 'ping', requestId: 1 });
    expect(sent()).toBe(0);
    fire('open');
    await sending;
    expect(sent()).toBe(1);
  });

  it('closes a socket that cannot be held back when its reader falls far behind', async () => {
    const { socket, fire } = bareSocket();
    const connection = createWebSocketConnection(socket);
    fire('open');
    for (let i = 0; i <= MAX_UNREAD_MESSAGES_UNHELD; i += 1) fire('message', { data: Uint8Array.of(8, 1, 82, 0).buffer });
    expect(socket.readyState).toBe(3);
    expect(await codeOf(connection.receive())).toBe('protocol');
  });
});

/** A WebSocket with the standard's members alone, as an editor has it. */
function bareSocket(): { socket: StandardWebSocket; fire: (type: string, event?: unknown) => void; sent: () => number } {
  const listeners = new Map<string, ((event: never) => void)[]>();
  let readyState = 0;
  let sent = 0;
  const fire = (type: string, event?: unknown): void => {
    if (type === 'open') readyState = 1;
    for (const listener of listeners.get(type) ?? []) listener(event as never);
  };
  const socket: StandardWebSocket = {
    binaryType: 'blob',
    get readyState() {
      return readyState;
    },
    bufferedAmount: 0,
    send: () => void (sent += 1),
    close() {
      readyState = 3;
    },
    addEventListener(type: string, listener: (event: never) => void) {
      listeners.set(type, [...(listeners.get(type) ?? []), listener]);
    },
  };
  return { socket, fire, sent: () => sent };
}
