import { RelightError } from '@relight/proto/relight-error.js';

/** Throws `cancelled` once the signal is aborted; called once per packet or frame. */
export function throwIfCancelled(signal: AbortSignal): void {
  if (signal.aborted) throw new RelightError('cancelled', 'Cancelled', { cause: signal.reason });
}
