import type { SequenceSpec } from '../renderer/render-sequence.js';

/** One sequence of a set: how to render it, and the sha256 of the rendered bytes (see sequence-file.ts). */
export interface SequenceEntry extends SequenceSpec {
  readonly id: string;
  /** A name in renderer/scenes/index.ts. */
  readonly kind: string;
  readonly sha256: string;
}

/** A committed list of sequences. Once a figure was measured on it, it never changes. */
export interface SequenceSet {
  readonly name: 'development' | 'frozen';
  readonly sequences: readonly SequenceEntry[];
}

/** True where light B's key moves during the sequence. */
export function sweeps(spec: SequenceSpec): boolean {
  return spec.lightB.lamps.some((lamp) => lamp.azimuthTo !== undefined);
}
