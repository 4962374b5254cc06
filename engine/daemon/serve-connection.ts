import type { Connection } from '@relight/proto/connection.js';
import type { Message } from '@relight/proto/message.js';
import { RelightError } from '@relight/proto/relight-error.js';
import { createHandshake } from './handshake.js';
import type { HandshakeSide } from './handshake.js';
import { PAIRING_SECONDS } from './pairing.js';
import { createSession, errorOf } from './session.js';
import type { Session, SessionSide } from './session.js';

/** A client must have introduced itself by then. */
const HANDSHAKE_TIMEOUT_MS = 10_000;

/** What one connection needs of the engine. */
export interface ConnectionSide {
  readonly handshake: HandshakeSide;
  readonly session: SessionSide;
  readonly onSession: (session: Session) => void;
  readonly handshakeTimeoutMs?: number;
}

/** Serves one connection from its first message to its end; resolves when nothing of it is left. Never rejects. */
export async function serveConnection(connection: Connection, side: ConnectionSide): Promise<void> {
  const { handshake: handshakeSide, session: sessionSide, onSession, handshakeTimeoutMs = HANDSHAKE_TIMEOUT_MS } = side;
  const { log } = sessionSide;
  const handshake = createHandshake(handshakeSide);
  let session: Session | null = null;
  let timer = setTimeout(() => connection.close('no handshake in time'), handshakeTimeoutMs);

  const shake = async (message: Message): Promise<Session | null> => {
    const { answer, client } = await handshake.take(message);
    if (answer.kind === 'pairingStarted') {
      clearTimeout(timer);
      timer = setTimeout(() => connection.close('no code in time'), PAIRING_SECONDS * 1000 + handshakeTimeoutMs);
    }
    if (client === null) {
      await connection.send(answer);
      return null;
    }
    clearTimeout(timer);
    log.info(`client ${JSON.stringify(client.name)} came`);
    const known = createSession(connection, client, sessionSide);
    onSession(known);
    await connection.send(answer);
    return known;
  };
  const refuse = async (thrown: unknown): Promise<void> => {
    const error = RelightError.from(thrown);
    log.warn(`closed a connection: ${error.code}: ${error.message}`);
    await connection.send(errorOf(error, {})).catch(() => undefined);
  };
  try {
    for await (const message of connection.receive()) {
      try {
        if (session === null) session = await shake(message);
        else await session.take(message);
      } catch (thrown) {
        // While the pipe is still open: leaving the loop closes it.
        await refuse(thrown);
        break;
      }
    }
  } catch (thrown) {
    log.info(`a connection ended: ${RelightError.from(thrown).message}`);
  } finally {
    clearTimeout(timer);
    connection.close();
    await session?.end();
  }
}
