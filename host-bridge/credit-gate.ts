/** Counts what may still be sent: the engine gives, the sender takes. */
export interface CreditGate {
  give(chunks: number): void;
  /** Resolves when one chunk may be sent; rejects with the signal's reason. */
  take(signal: AbortSignal): Promise<void>;
}

/** A gate that starts shut, for one taker. */
export function createCreditGate(): CreditGate {
  let credits = 0;
  let wake: (() => void) | null = null;
  return {
    give(chunks) {
      credits += chunks;
      wake?.();
    },
    async take(signal) {
      while (credits === 0) {
        signal.throwIfAborted();
        await new Promise<void>((resolve) => {
          const go = (): void => {
            signal.removeEventListener('abort', go);
            resolve();
          };
          wake = go;
          signal.addEventListener('abort', go);
        });
      }
      signal.throwIfAborted();
      credits -= 1;
    },
  };
}
