import { randomInt, timingSafeEqual } from 'node:crypto';
import { RelightError } from '@relight/proto/relight-error.js';

/** Wrong codes allowed within PAIRING_SECONDS, over all clients together. */
export const PAIRING_TRIES = 3;
/** How long a code is good for, and how long three wrong ones shut the door. */
export const PAIRING_SECONDS = 120;

/** Lets a client in by a code that only the engine's owner can see. One at a time: the newest request counts. */
export interface Pairing {
  /** Shows a fresh code; the ticket names this request. Throws `unauthenticated` while the door is shut. */
  start(clientName: string): number;
  /** True for the right code, which works once; false for a wrong one with tries left. Throws `unauthenticated` past that, or too late. */
  check(ticket: number, code: string): boolean;
}

/** Pairing that shows its codes through `show`; `now` is in milliseconds. */
export function createPairing({
  show,
  now = Date.now,
}: {
  readonly show: (code: string, clientName: string) => void;
  readonly now?: () => number;
}): Pairing {
  let current: { readonly ticket: number; readonly code: string; readonly until: number } | null = null;
  let lastTicket = 0;
  let wrong: readonly number[] = [];

  const checkDoor = (): void => {
    wrong = wrong.filter((time) => now() - time < PAIRING_SECONDS * 1000);
    if (wrong.length < PAIRING_TRIES) return;
    current = null;
    const seconds = Math.ceil((wrong[0] + PAIRING_SECONDS * 1000 - now()) / 1000);
    throw new RelightError('unauthenticated', `Cannot pair: ${PAIRING_TRIES} wrong codes were given; try again in ${seconds} s`);
  };
  return {
    start(clientName) {
      checkDoor();
      lastTicket += 1;
      current = { ticket: lastTicket, code: String(randomInt(1_000_000)).padStart(6, '0'), until: now() + PAIRING_SECONDS * 1000 };
      show(current.code, clientName);
      return lastTicket;
    },
    check(ticket, code) {
      checkDoor();
      if (current?.ticket !== ticket || now() >= current.until) {
        throw new RelightError('unauthenticated', 'Cannot pair: the code is no longer good; ask for a new one');
      }
      const [given, right] = [Buffer.from(code), Buffer.from(current.code)];
      if (given.length === right.length && timingSafeEqual(given, right)) {
        current = null;
        return true;
      }
      wrong = [...wrong, now()];
      checkDoor();
      return false;
    },
  };
}
