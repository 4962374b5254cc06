import { fromBytes, toBytes } from './codec.js';
import type { Connection } from './connection.js';
import { inOrder } from './in-order.js';
import { createInbox } from './inbox.js';
import { MAX_UNREAD_MESSAGES, MAX_UNREAD_MESSAGES_UNHELD, MAX_UNSENT_BYTES } from './limits.js';
import { RelightError } from './relight-error.js';

/** The part of the standard WebSocket that is used; `pause` and `resume` where there are some (`ws` in Node). */
export interface StandardWebSocket {
  binaryType: string;
  readonly readyState: number;
  readonly bufferedAmount: number;
  send(data: Uint8Array): void;
  close(code?: number, reason?: string): void;
  addEventListener(type: 'open' | 'error', listener: () => void): void;
  addEventListener(type: 'message', listener: (event: { readonly data: unknown }) => void): void;
  addEventListener(type: 'close', listener: (event: { readonly code: number; readonly reason: string }) => void): void;
  pause?(): void;
  resume?(): void;
}

const CONNECTING = 0;
const OPEN = 1;
const NORMAL_CLOSE = 1000;
const NO_STATUS = 1005;
/** A standard WebSocket has no event for a drained buffer, so it is asked. */
const DRAIN_POLL_MS = 4;

/** The timer that editors, browsers and Node have alike. */
declare function setTimeout(callback: () => void, ms: number): unknown;

/** A connection over an open WebSocket, or one that is about to open: `send` waits for it. Sets `binaryType`. */
export function createWebSocketConnection(socket: StandardWebSocket): Connection {
  socket.binaryType = 'arraybuffer';
  const line = inOrder();
  let held = false;
  const inbox = createInbox<Uint8Array>({
    onTaken() {
      if (!held || inbox.size() >= MAX_UNREAD_MESSAGES / 2) return;
      held = false;
      socket.resume?.();
    },
  });
  const close = (code: number, reason: string): void => {
    if (socket.readyState === CONNECTING || socket.readyState === OPEN) socket.close(code, reason);
    // A socket that is held back would never see the other side's closing frame.
    if (held) socket.resume?.();
    inbox.end();
  };
  const opened = new Promise<void>((resolve) => {
    if (socket.readyState !== CONNECTING) resolve();
    socket.addEventListener('open', resolve);
    socket.addEventListener('close', () => resolve());
  });

  socket.addEventListener('message', ({ data }) => {
    if (!(data instanceof ArrayBuffer)) {
      inbox.end(new RelightError('protocol', 'Cannot read message: it is text, bytes are wanted'));
      return close(1003, 'bytes are wanted');
    }
    inbox.put(new Uint8Array(data));
    if (inbox.size() >= MAX_UNREAD_MESSAGES && !held && socket.pause && socket.resume) {
      held = true;
      socket.pause();
    } else if (inbox.size() > MAX_UNREAD_MESSAGES_UNHELD) {
      inbox.end(new RelightError('protocol', `More than ${MAX_UNREAD_MESSAGES_UNHELD} messages came unread`));
      close(1008, 'too many messages');
    }
  });
  // The close event that follows says what there is to say.
  socket.addEventListener('error', () => undefined);
  socket.addEventListener('close', ({ code, reason }) => {
    const clean = code === NORMAL_CLOSE || code === NO_STATUS;
    inbox.end(
      clean ? undefined : new RelightError('unavailable', `The connection broke: ${reason === '' ? `close code ${code}` : reason}`),
    );
  });

  return {
    send: (message) =>
      line(async () => {
        await opened;
        while (socket.readyState === OPEN && socket.bufferedAmount > MAX_UNSENT_BYTES) {
          await new Promise<void>((resolve) => setTimeout(resolve, DRAIN_POLL_MS));
        }
        if (socket.readyState !== OPEN) throw new RelightError('unavailable', 'The connection is closed');
        socket.send(toBytes(message));
      }),
    async *receive() {
      try {
        for await (const bytes of inbox.read()) yield fromBytes(bytes);
      } catch (thrown) {
        close(1007, 'not a message');
        throw thrown;
      } finally {
        close(NORMAL_CLOSE, '');
      }
    },
    close(reason = '') {
      close(NORMAL_CLOSE, reason);
    },
  };
}
