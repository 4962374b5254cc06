import { tensor } from '@relight/models/tensor.js';
import { copyFrames, sliceFrames } from '@relight/models/tensor-ops.js';
import type { FrameView } from '@relight/models/interfaces/image-relighter.js';

/** A frame as the relighter sees it, shape (1, 3, height, width); `index` counts from 0 at the trimmed range's first frame. */
export interface IndexedView {
  readonly index: number;
  readonly view: FrameView;
}

/** Consecutive frames that are relit together: `view` has shape (indices.length, 3, height, width). */
export interface FrameWindow {
  readonly indices: readonly number[];
  readonly view: FrameView;
}

/**
 * Cuts a stream of frames into windows of `size` frames, the last one shorter if need be. Pulls no frame
 * before the window that needs it is asked for. Throws RangeError if frames differ in size.
 */
export async function* windows(views: AsyncIterable<IndexedView>, size: number, signal: AbortSignal): AsyncGenerator<FrameWindow> {
  let filling: { readonly indices: number[]; readonly view: FrameView } | null = null;
  for await (const { index, view } of views) {
    signal.throwIfAborted();
    filling ??= { indices: [], view: tensor([size, ...view.dims.slice(1)]) };
    copyFrames(view, filling.view, filling.indices.length);
    filling.indices.push(index);
    if (filling.indices.length < size) continue;
    const full: FrameWindow = filling;
    filling = null;
    yield full;
  }
  if (filling) yield { indices: filling.indices, view: sliceFrames(filling.view, 0, filling.indices.length) };
}
