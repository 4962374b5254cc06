import { applyGain } from './apply-gain.js';
import type { FrameView, RelightRun } from '@relight/models/interfaces/image-relighter.js';

export interface RelightTargetOptions {
  readonly run: RelightRun;
  readonly source: FrameView;
  readonly consistent: FrameView;
  readonly indices: readonly number[];
  readonly signal: AbortSignal;
}

/**
 * The relight target of a step (Light-A-Video, section 4.3): the consistent target, relit. A relighter that
 * gives a gain is anchored to the source: its gain goes on the source, never on the consistent target, which
 * carries the gain of the steps before already.
 */
export async function relightTarget({ run, source, consistent, indices, signal }: RelightTargetOptions): Promise<FrameView> {
  signal.throwIfAborted();
  const relit = await run.relight(consistent, indices, signal);
  return relit.kind === 'pixels' ? relit.pixels : applyGain(source, relit);
}
