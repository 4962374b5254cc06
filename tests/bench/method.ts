import type { BenchSequence } from './bench-sequence.js';
import type { Picture } from './metrics/picture.js';

/** A way to relight a clip: the shipped default or a baseline. */
export interface Method {
  readonly id: string;
  /** Its name in the table. */
  readonly label: string;
  readonly relight: (sequence: BenchSequence) => Promise<readonly Picture[]>;
  /** Gains of a run through the sequence, and of each frame alone; null for a method without a gain. */
  readonly gains: (
    sequence: BenchSequence,
  ) => Promise<{ readonly run: readonly Float32Array[]; readonly alone: readonly Float32Array[] } | null>;
}
