import { WebSocket } from 'ws';
import type { Connection } from '@relight/proto/connection.js';
import { ENGINE_PATH, MAX_MESSAGE_BYTES } from '@relight/proto/limits.js';
import { RelightError } from '@relight/proto/relight-error.js';
import { createWebSocketConnection } from '@relight/proto/websocket-connection.js';

const OPEN_TIMEOUT_MS = 5000;
const CLOSE_TIMEOUT_MS = 1000;

/** Opens a connection to whatever listens on a port of this machine. Throws `unavailable`. */
export async function openConnection(port: number): Promise<Connection> {
  // `closeTimeout` is missing in ws's types: an engine that does not answer a closing frame must not keep this process alive.
  const limits = { perMessageDeflate: false, maxPayload: MAX_MESSAGE_BYTES, closeTimeout: CLOSE_TIMEOUT_MS };
  const socket = new WebSocket(`ws://127.0.0.1:${port}${ENGINE_PATH}`, { handshakeTimeout: OPEN_TIMEOUT_MS, ...limits });
  const connection = createWebSocketConnection(socket);
  await new Promise<void>((resolve, reject) => {
    socket.once('open', resolve);
    socket.once('error', (error) => {
      reject(new RelightError('unavailable', `Cannot reach an engine on port ${port}: ${error.message}`, { cause: error }));
    });
  });
  return connection;
}
