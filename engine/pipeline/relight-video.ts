import { denoise, type Fusion, type VideoFamily } from './denoise.js';
import { singleFrames, type RelitFrame } from './single-frames.js';
import { windows, type IndexedView } from './windows.js';
import type { ClipConstants, ImageRelighter } from '@relight/models/interfaces/image-relighter.js';
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

/**
 * Relights a clip: the whole method (Light-A-Video, section 4) in four steps. Gives every frame once, in order,
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
      // 3. Relight it: step by step within the video model's denoising, or once where there is none.
      const relit = video ? await denoise({ ...video, window, run, signal }) : await run.relight(window.view, window.indices, signal);

      // 4. Give its frames back one by one.
      for (const frame of singleFrames(relit, window.indices)) {
        signal.throwIfAborted();
        yield frame;
      }
    }
  } finally {
    run.dispose();
  }
}
