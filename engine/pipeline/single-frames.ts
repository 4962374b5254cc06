import { sliceFrames } from '@relight/models/tensor-ops.js';
import type { RelitFrames } from '@relight/models/interfaces/image-relighter.js';

/** One relit frame; every tensor in `relit` has a first dimension of 1. */
export interface RelitFrame {
  readonly index: number;
  readonly relit: RelitFrames;
}

/** Cuts a relit window into its frames, in order; they share the window's memory. Throws RangeError if there are fewer than `indices`. */
export function* singleFrames(relit: RelitFrames, indices: readonly number[]): Generator<RelitFrame> {
  for (const [position, index] of indices.entries()) yield { index, relit: frameOf(relit, position) };
}

function frameOf(relit: RelitFrames, frame: number): RelitFrames {
  if (relit.kind === 'pixels') return { kind: 'pixels', pixels: sliceFrames(relit.pixels, frame, 1) };
  return {
    kind: 'gain',
    gain: sliceFrames(relit.gain, frame, 1),
    offset: sliceFrames(relit.offset, frame, 1),
    pattern: relit.pattern && sliceFrames(relit.pattern, frame, 1),
  };
}
