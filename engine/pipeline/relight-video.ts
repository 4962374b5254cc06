import { denoise, type Fusion, type VideoFamily } from './denoise.js';
import { singleFrames } from './single-frames.js';
import { windows, type IndexedView } from './windows.js';
import type { ClipConstants, ImageRelighter, RelitFrames } from '@relight/models/interfaces/image-relighter.js';
import type { LightTrack } from '@relight/models/interfaces/light.js';

export interface RelightVideoOptions {
  /** The clip's frames in order; pulled, never more than one window ahead of the frames given back. */
  readonly views: AsyncIterable<IndexedView>;
  readonly relighter: Pick<ImageRelighter, 'begin'>;
  readonly constants: ClipConstants;
  readonly condition: LightTrack;
  /** The video model that keeps the light steady, and how it is mixed with the relighter; null for a relighter that is steady by itself. */
  readonly video: null | { readonly family: VideoFamily; readonly fusion: Fusion };
  /** Frames relit together, at least 1. */
  readonly windowSize: number;
  readonly signal: AbortSignal;
}

/** One relit frame; every tensor in `relit` has a first dimension of 1. */
export interface RelitFrame {
  readonly index: number;
  readonly relit: RelitFrames;
}

/**
 * Relights a clip: the whole method (Light-A-Video, section 4) in five steps. Gives every frame once, in order,
 * and holds one window of frames. Rejects with the signal's reason when aborted.
 */
export async function* relightVideo(options: RelightVideoOptions): AsyncGenerator<RelitFrame> {
  const { views, relighter, constants, condition, video, windowSize, signal } = options;
  signal.throwIfAborted();

  // 1. One run over the whole clip: the relighter may carry state from window to window.
  const run = relighter.begin({ condition, constants });
  try {
    // 2. Take the next window of frames.
    for await (const window of windows(views, windowSize, signal)) {
      // 3. Without a video model, relight it once: a fusion weight of 1.
      // 4. With one, fuse the relit window into its denoising, step by step.
      const relit =
        video === null ? await run.relight(window.view, window.indices, signal) : await denoise({ ...video, window, run, signal });

      // 5. Give the frames back one by one.
      for (const [position, frame] of [...singleFrames(relit)].entries()) {
        signal.throwIfAborted();
        yield { index: window.indices[position], relit: frame };
      }
    }
  } finally {
    run.dispose();
  }
}
