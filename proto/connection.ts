import type { Message } from './message.js';

/**
 * A pipe to the other side. Messages arrive whole, in order, or not at all. Both ends are bounded: who reads slowly
 * holds the writer back, nobody collects.
 */
export interface Connection {
  /**
   * Resolves once the next message may be sent. Rejects with `unavailable` when the connection is closed, with
   * `protocol` when the message is over the limit (the connection lives on).
   */
  send(message: Message): Promise<void>;
  /**
   * What the other side sends, to be read by one reader. Ends when either side closes; throws `protocol` for bytes that are
   * no message (the connection is closed then) and `unavailable` when the pipe breaks.
   */
  receive(): AsyncIterable<Message>;
  /** Closes both directions; safe to call again. `reason` is at most 120 bytes. */
  close(reason?: string): void;
}
