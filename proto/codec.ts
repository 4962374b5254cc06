import { relight } from '#gen/relight.js';
import { decodeMessage } from './decode-message.js';
import { encodeMessage } from './encode-message.js';
import { MAX_MESSAGE_BYTES } from './limits.js';
import type { Message } from './message.js';
import { RelightError } from './relight-error.js';

/** The bytes of a message. Throws `protocol` when they are more than MAX_MESSAGE_BYTES. */
export function toBytes(message: Message): Uint8Array {
  const bytes = relight.v1.Envelope.encode(encodeMessage(message)).finish();
  if (bytes.length <= MAX_MESSAGE_BYTES) return bytes;
  throw new RelightError('protocol', `Cannot send ${message.kind}: it has ${bytes.length} bytes, at most ${MAX_MESSAGE_BYTES} are allowed`);
}

/** The message in `bytes`; picture data in it is a view of them, not a copy. Throws `protocol`. */
export function fromBytes(bytes: Uint8Array): Message {
  if (bytes.length > MAX_MESSAGE_BYTES) {
    throw new RelightError('protocol', `Cannot read message: it has ${bytes.length} bytes, at most ${MAX_MESSAGE_BYTES} are allowed`);
  }
  let envelope: relight.v1.Envelope;
  try {
    envelope = relight.v1.Envelope.decode(bytes);
  } catch (thrown) {
    throw new RelightError('protocol', `Cannot read message: ${RelightError.from(thrown).message}`, { cause: thrown });
  }
  return decodeMessage(envelope);
}
