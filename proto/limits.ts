/** The protocol's own version: the major one must match, of the minor ones the lower is spoken. */
export const PROTOCOL_MAJOR = 1;
export const PROTOCOL_MINOR = 0;

/** Largest message on the wire, envelope included, in bytes: an editor's socket closes when its buffer fills. */
export const MAX_MESSAGE_BYTES = 2 * 1024 * 1024;

/** Largest run of picture bytes in one message: leaves room for the envelope around it. */
export const MAX_CHUNK_BYTES = MAX_MESSAGE_BYTES - 1024;

/** A sender waits while more than this lies unsent, in bytes. */
export const MAX_UNSENT_BYTES = 2 * MAX_MESSAGE_BYTES;

/** Messages that may lie received but unread before the sender is held back. */
export const MAX_UNREAD_MESSAGES = 16;

/** Messages that may lie unread where a socket cannot be held back; one more and the connection is closed. */
export const MAX_UNREAD_MESSAGES_UNHELD = 4096;

/** Frame chunks a client may send before the first is acknowledged. */
export const CREDIT_CHUNKS = 8;

/** Largest picture a frame stream may carry, in pixels on a side. */
export const MAX_FRAME_SIDE = 16384;

/** Longest prompt, in UTF-16 code units. */
export const MAX_PROMPT_LENGTH = 2000;

/** Ports an engine may listen on, all on the loopback address; an editor's manifest names them all. */
export const ENGINE_PORTS: readonly number[] = [8787, 8788, 8789];

/** Path of the WebSocket on the engine's port. */
export const ENGINE_PATH = '/relight';
