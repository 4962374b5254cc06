import { WebSocket } from 'ws';
import type { Connection } from '@relight/proto/connection.js';
import { ENGINE_PATH, MAX_MESSAGE_BYTES } from '@relight/proto/limits.js';
import { RelightError } from '@relight/proto/relight-error.js';
import { createWebSocketConnection } from '@relight/proto/websocket-connection.js';

const OPEN_TIMEOUT_MS = 5000;

/** Opens a connection to whatever listens on a port of this machine. Throws `unavailable`. */
export async function openConnection(port: number): Promise<Connection> {
  const socket = new WebSocket(`ws://127.0.0.1:${port}${ENGINE_PATH}`, {
    perMessageDeflate: false,
    maxPayload: MAX_MESSAGE_BYTES,
    handshakeTimeout: OPEN_TIMEOUT_MS,
  });
  const connection = createWebSocketConnection(socket);
  await new Promise<void>((resolve, reject) => {
    socket.once('open', resolve);
    socket.once('error', (error) => {
      reject(new RelightError('unavailable', `Cannot reach an engine on port ${port}: ${error.message}`, { cause: error }));
    });
  });
  return connection;
}
