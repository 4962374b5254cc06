import { sliceFrames } from '@relight/models/tensor-ops.js';
import type { RelitFrames } from '@relight/models/interfaces/image-relighter.js';

/** Cuts a relit window into frames of shape (1, ...), in order; they share the window's memory. */
export function* singleFrames(relit: RelitFrames): Generator<RelitFrames> {
  const { dims } = relit.kind === 'pixels' ? relit.pixels : relit.gain;
  for (let frame = 0; frame < dims[0]; frame++) yield frameOf(relit, frame);
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
