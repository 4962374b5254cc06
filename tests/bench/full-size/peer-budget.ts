import type { OperationName, StepRecord } from './step-messages.js';
import type { Comparison } from './full-size-figures.js';

/** Seconds that the whole measurement may take, loading included; writing the weights comes before it. */
const LIMIT = 38 * 60;

/** Twice the side is four times the pixels, and more where they attend to each other. */
export const GROWTH = 4.5;

/** A step that is still to come. */
export interface PlannedStep {
  readonly size: number;
}

/** Decides what the peer can still do, from what it and we took so far, so that the bench ends in time. */
export function createPeerBudget(now: () => number = () => performance.now() / 1000): {
  /** Whether the peer can repeat the step before `later` with all of those, too. */
  affordsStep(size: number, later: readonly PlannedStep[], done: readonly StepRecord[], compared: readonly Comparison[]): boolean;
  /** Whether it can repeat this one, and our own step can still end. */
  affords(
    operation: { readonly what: OperationName; readonly size: number; readonly frames: number },
    ownLeft: number,
    compared: readonly Comparison[],
  ): boolean;
} {
  const start = now();
  const left = (): number => LIMIT - (now() - start);
  const grown = (from: number, to: number): number => GROWTH ** Math.log2(to / from);
  return {
    affordsStep(size, later, done, compared) {
      if (done.length === 0) return true;
      const [{ size: known, seconds }] = done;
      const peer = compared.filter((each) => each.size === known).reduce((sum, each) => sum + each.seconds, 0);
      const repeats = new Set(done.filter((each) => each.size === known)).size;
      const one = seconds + peer / repeats;
      return [{ size }, ...later].reduce((sum, step) => sum + one * grown(known, step.size), 0) < left();
    },
    affords({ what, size, frames }, ownLeft, compared) {
      const known = compared.find((each) => each.what === what);
      const expected = known === undefined ? 0 : (known.seconds / known.frames) * frames * grown(known.size, size);
      return expected + ownLeft < left();
    },
  };
}
