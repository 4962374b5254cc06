import { denoise } from './denoise.js';
import type { Fusion } from './fusion-plan.js';
import { gainOfPixels } from './gain-of-pixels.js';
import { singleFrames, type RelitFrame } from './single-frames.js';
import type { OnStep } from './step-reports.js';
import type { VideoFamily } from './video-family.js';
import { windows, type FrameWindow, type IndexedView } from './windows.js';
import type { Tensor } from '@relight/models/tensor.js';
import type { ClipConstants, ImageRelighter, RelightRun, RelitFrames } from '@relight/models/interfaces/image-relighter.js';
import type { LightTrack } from '@relight/models/interfaces/light.js';

/** The video model that keeps the light steady, and how it is mixed with the relighter. */
export interface VideoModel {
  readonly family: VideoFamily;
  readonly fusion: Fusion;
  /** What comes out: the light, as gain on the source, or the decoded pictures themselves. A painted background has no source: pixels. */
  readonly result: 'gain' | 'pixels';
}

/** Says what is foreground in these frames: (frames, 1, height, width) in [0, 1], the view's size. Asked for in rising order. */
export type MaskSource = (indices: readonly number[], signal: AbortSignal) => Promise<Tensor>;

export interface RelightVideoOptions {
  /** The clip's frames in order; pulled, never more than one window ahead of the frames given back. */
  readonly views: AsyncIterable<IndexedView>;
  readonly relighter: Pick<ImageRelighter, 'begin'>;
  readonly constants: ClipConstants;
  readonly condition: LightTrack;
  /** Null for a relighter that is steady by itself. */
  readonly video: VideoModel | null;
  /** The foreground to keep while the video model paints the rest; without it the whole picture is relit. */
  readonly mask?: MaskSource | null;
  /** Frames relit together, at least 1. */
  readonly windowSize: number;
  /** Told of each denoising step of each window; never without a video model. */
  readonly onStep?: OnStep;
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
      const relit = video ? await withVideoModel(video, window, run, options) : await run.relight(window.view, window.indices, signal);

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

async function withVideoModel(
  { family, fusion, result }: VideoModel,
  window: FrameWindow,
  run: RelightRun,
  { mask: masks, onStep, signal }: RelightVideoOptions,
): Promise<RelitFrames> {
  const mask = masks ? await masks(window.indices, signal) : null;
  const pixels = await denoise({ family, fusion, window, mask, run, signal, ...(onStep && { onStep }) });
  return result === 'gain' ? gainOfPixels(pixels, window.view) : { kind: 'pixels', pixels };
}
