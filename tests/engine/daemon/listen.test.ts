import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { once } from 'node:events';
import { request } from 'node:http';
import { connect, createServer } from 'node:net';
import type { AddressInfo } from 'node:net';
import { networkInterfaces } from 'node:os';
import { WebSocket } from 'ws';
import { listen } from '@relight/engine/daemon/listen.js';
import type { Listener } from '@relight/engine/daemon/listen.js';
import type { Connection } from '@relight/proto/connection.js';
import { MAX_MESSAGE_BYTES } from '@relight/proto/limits.js';
import type { RelightError } from '@relight/proto/relight-error.js';

const log = { info: () => undefined, warn: () => undefined, error: () => undefined };
let door: Listener;
let connections: Connection[];
const reading: Promise<void>[] = [];
const onConnection = (connection: Connection): void => {
  connections.push(connection);
  // Like a session: it reads until the end.
  const read = async (): Promise<void> => {
    const messages = connection.receive()[Symbol.asyncIterator]();
    while ((await messages.next()).done !== true);
  };
  reading.push(read().catch(() => undefined));
};
beforeEach(async () => {
  connections = [];
  door = await listen({ ports: [0], onConnection, log });
});
afterEach(async () => {
  for (const connection of connections) connection.close();
  await door.close();
});

/** What the door says to a WebSocket with these headers: `open`, or the HTTP status. */
function knock(path: string, headers: Readonly<Record<string, string>>): Promise<'open' | number> {
  return new Promise((resolve, reject) => {
    const socket = new WebSocket(`ws://127.0.0.1:${door.port}${path}`, { headers });
    socket.once('open', () => {
      socket.close();
      resolve('open');
    });
    socket.once('unexpected-response', (_request, response) => {
      response.resume();
      resolve(response.statusCode ?? 0);
    });
    socket.once('error', reject);
  });
}

describe('listen()', () => {
  it.each<[string, Readonly<Record<string, string>>]>([
    ['no Origin', {}],
    ['Origin null', { Origin: 'null' }],
    ['Origin file://', { Origin: 'file://' }],
    ['Host localhost', { Host: 'localhost:PORT' }],
  ])('opens to %s', async (_name, headers) => {
    const filled = Object.fromEntries(Object.entries(headers).map(([name, value]) => [name, value.replace('PORT', String(door.port))]));
    expect(await knock('/relight', filled)).toBe('open');
    expect(connections).toHaveLength(1);
  });

  it.each<[string, string, Readonly<Record<string, string>>]>([
    ['a web page', '/relight', { Origin: 'https://evil.example' }],
    ['a web page of this machine', '/relight', { Origin: 'http://127.0.0.1:8787' }],
    ['a name that points here', '/relight', { Host: 'evil.example' }],
    ['the right host at another port', '/relight', { Host: '127.0.0.1:1' }],
    ['another path', '/', {}],
  ])('is shut for %s', async (_name, path, headers) => {
    expect(await knock(path, headers)).toBe(403);
    expect(connections).toHaveLength(0);
  });

  it('tells a plain request to upgrade, and gives nothing else away', async () => {
    const [response] = (await once(request({ port: door.port, host: '127.0.0.1' }).end(), 'response')) as [
      { statusCode: number; headers: object },
    ];
    expect(response.statusCode).toBe(426);
    expect(Object.keys(response.headers)).not.toContain('access-control-allow-origin');
  });

  it('listens on this machine only', async () => {
    const outside = Object.values(networkInterfaces()).flatMap((list) =>
      (list ?? []).filter((one) => !one.internal && one.family === 'IPv4'),
    );
    for (const { address } of outside) {
      const outcome = await new Promise<string>((resolve) => {
        const socket = connect({ port: door.port, host: address, timeout: 1000 }, () => resolve('connected'));
        socket.once('error', () => resolve('refused'));
        socket.once('timeout', () => resolve('refused'));
      });
      expect(outcome).toBe('refused');
    }
  });

  it('agrees to no compression', async () => {
    const socket = new WebSocket(`ws://127.0.0.1:${door.port}/relight`, { perMessageDeflate: true });
    await once(socket, 'open');
    expect(socket.extensions).toBe('');
    socket.close();
  });

  it('closes with 1009 on a message over the limit', async () => {
    const socket = new WebSocket(`ws://127.0.0.1:${door.port}/relight`);
    await once(socket, 'open');
    socket.send(new Uint8Array(MAX_MESSAGE_BYTES + 1));
    expect(((await once(socket, 'close')) as [number])[0]).toBe(1009);
  });

  it('takes the first free port, and says so when none is', async () => {
    const taken = createServer().listen(0, '127.0.0.1');
    await once(taken, 'listening');
    const { port } = taken.address() as AddressInfo;
    const second = await listen({ ports: [port, 0], onConnection, log });
    expect(second.port).not.toBe(port);
    await second.close();
    await expect(listen({ ports: [port, door.port], onConnection, log })).rejects.toMatchObject({
      code: 'unavailable',
    } satisfies Partial<RelightError>);
    taken.close();
  });
});
