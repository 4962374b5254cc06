import { PROTOCOL_MAJOR, PROTOCOL_MINOR } from '@relight/proto/limits.js';
import type { ClientMessage, EngineMessage, Message } from '@relight/proto/message.js';
import { RelightError } from '@relight/proto/relight-error.js';
import { PAIRING_SECONDS, PAIRING_TRIES } from './pairing.js';
import type { Pairing } from './pairing.js';
import type { Tokens } from './tokens.js';

/** What this engine can do beyond the protocol's least. */
const CAPABILITIES = ['media', 'frames', 'preview'] as const;

const MAX_NAME_LENGTH = 80;

/** What a handshake needs of the engine. */
export interface HandshakeSide {
  readonly buildId: string;
  readonly tokens: Tokens;
  readonly pairing: Pairing;
  /** Null when the engine will end to make room for another build, else why it will not. */
  readonly retire: () => string | null;
}

/** A client that was let in. */
export interface KnownClient {
  readonly name: string;
  readonly keepsJobs: boolean;
}

/** The state of one connection before its client is known. */
export interface Handshake {
  /**
   * Answers one message; `client` is set once it was let in. Throws `unauthenticated`, `version-mismatch` or `protocol`:
   * the connection is to be closed with that.
   */
  take(message: Message): Promise<{ readonly answer: EngineMessage; readonly client: KnownClient | null }>;
}

/** A handshake that waits for its first message. */
export function createHandshake({ buildId, tokens, pairing, retire }: HandshakeSide): Handshake {
  let asked: { readonly ticket: number; readonly clientName: string } | null = null;

  const hello = (message: Extract<ClientMessage, { kind: 'hello' }>): EngineMessage => {
    if (message.protocolMajor !== PROTOCOL_MAJOR) {
      const versions = `the client's is ${message.protocolMajor}, the engine's ${PROTOCOL_MAJOR}`;
      throw new RelightError('version-mismatch', `Cannot talk as the protocol's major versions differ: ${versions}`);
    }
    checkToken(message.token);
    const protocolMinor = Math.min(message.protocolMinor, PROTOCOL_MINOR);
    const { requestId } = message;
    return { kind: 'welcome', requestId, protocolMajor: PROTOCOL_MAJOR, protocolMinor, buildId, capabilities: CAPABILITIES };
  };
  const checkToken = (token: string): void => {
    if (!tokens.isKnown(token)) throw new RelightError('unauthenticated', 'Cannot let the client in: its token is not known here');
  };

  return {
    async take(message) {
      switch (message.kind) {
        case 'hello': {
          const answer = hello(message);
          return { answer, client: { name: shortName(message.clientName), keepsJobs: message.keepsJobs } };
        }
        case 'pairRequest': {
          asked = { ticket: pairing.start(shortName(message.clientName)), clientName: shortName(message.clientName) };
          const { requestId } = message;
          return { answer: { kind: 'pairingStarted', requestId, tries: PAIRING_TRIES, seconds: PAIRING_SECONDS }, client: null };
        }
        case 'pairCode': {
          const { requestId, code } = message;
          if (asked === null) throw new RelightError('protocol', 'Cannot take a code before a pairing was asked for');
          if (pairing.check(asked.ticket, code)) {
            return { answer: { kind: 'paired', requestId, token: await tokens.issue(asked.clientName) }, client: null };
          }
          const wrong = { code: 'unauthenticated', message: 'The code is wrong; look again and try once more' } as const;
          return { answer: { kind: 'error', requestId, jobId: null, ...wrong }, client: null };
        }
        case 'retire': {
          checkToken(message.token);
          const refusal = retire();
          const { requestId } = message;
          return { answer: { kind: 'retired', requestId, accepted: refusal === null, reason: refusal ?? '' }, client: null };
        }
        default:
          throw new RelightError('protocol', `Cannot take "${message.kind}" before the handshake`);
      }
    },
  };
}

/** Names are shown and logged. */
function shortName(clientName: string): string {
  return clientName.slice(0, MAX_NAME_LENGTH);
}
