import { createServer } from 'node:http';
import type { IncomingMessage, Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Duplex } from 'node:stream';
import { WebSocketServer } from 'ws';
import type { Connection } from '@relight/proto/connection.js';
import { ENGINE_PATH, MAX_MESSAGE_BYTES } from '@relight/proto/limits.js';
import { RelightError } from '@relight/proto/relight-error.js';
import { createWebSocketConnection } from '@relight/proto/websocket-connection.js';
import { isAllowedHost, isAllowedOrigin } from './door.js';
import type { Log } from './log.js';

const LOOPBACK = '127.0.0.1';
/** A client that has not finished its HTTP request by then is dropped. */
const REQUEST_TIMEOUT_MS = 5000;
const CLOSE_TIMEOUT_MS = 1000;
const MAX_CONNECTIONS = 64;

/** An open door. */
export interface Listener {
  readonly port: number;
  /** Takes no more; resolves when the port is free. Open connections are the caller's to close. */
  close(): Promise<void>;
}

/**
 * Listens on the first free one of `ports`, on this machine's own address only (port 0: any free one).
 * Throws `unavailable` when all are taken.
 */
export async function listen({
  ports,
  onConnection,
  log,
}: {
  readonly ports: readonly number[];
  readonly onConnection: (connection: Connection) => void;
  readonly log: Log;
}): Promise<Listener> {
  // `closeTimeout` is missing in ws's types: a client that does not answer a closing frame is dropped then.
  const limits = { perMessageDeflate: false, maxPayload: MAX_MESSAGE_BYTES, closeTimeout: CLOSE_TIMEOUT_MS };
  const sockets = new WebSocketServer({ noServer: true, clientTracking: false, ...limits });
  const server = createServer({ requestTimeout: REQUEST_TIMEOUT_MS, connectionsCheckingInterval: 1000 }, (_request, response) => {
    response.writeHead(426, { Connection: 'close', Upgrade: 'websocket' }).end();
  });
  server.maxConnections = MAX_CONNECTIONS;
  const port = await bindFirst(server, ports);

  server.on('upgrade', (request: IncomingMessage, socket: Duplex, head: Buffer) => {
    const why = refusal(request, port);
    if (why !== null) {
      log.warn(`refused a connection: ${why}`);
      socket.end('HTTP/1.1 403 Forbidden\r\nConnection: close\r\nContent-Length: 0\r\n\r\n');
      return;
    }
    sockets.handleUpgrade(request, socket, head, (webSocket) => onConnection(createWebSocketConnection(webSocket)));
  });
  return {
    port,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

function refusal({ url, headers }: IncomingMessage, port: number): string | null {
  if (url !== ENGINE_PATH) return 'another path';
  if (!isAllowedHost(headers.host, port)) return `Host is ${JSON.stringify(headers.host)}`;
  return isAllowedOrigin(headers.origin) ? null : `Origin is ${JSON.stringify(headers.origin)}`;
}

async function bindFirst(server: Server, ports: readonly number[]): Promise<number> {
  for (const port of ports) {
    const bound = await bind(server, port);
    if (bound) return bound.port;
  }
  throw new RelightError('unavailable', `Cannot listen: port ${ports.join(', ')} is in use by another program`);
}

function bind(server: Server, port: number): Promise<AddressInfo | null> {
  return new Promise((resolve, reject) => {
    const onError = (error: NodeJS.ErrnoException): void => {
      server.off('listening', onListening);
      if (error.code === 'EADDRINUSE' || error.code === 'EACCES') resolve(null);
      else reject(error);
    };
    const onListening = (): void => {
      server.off('error', onError);
      const address = server.address();
      resolve(typeof address === 'object' ? address : null);
    };
    server.once('error', onError);
    server.once('listening', onListening);
    server.listen({ port, host: LOOPBACK, exclusive: true });
  });
}
