import { previewOfView, previewPicture } from '../layer/preview-picture.js';
import type { MediaInfo, VideoFrame } from '../media/media-backend.js';
import type { IndexedView } from '../pipeline/windows.js';
import type { FromWorker } from './messages.js';

/** One picture a second is enough to watch, and costs next to nothing. */
const INTERVAL_MS = 1000;

/** Shows relit frames while the rest is made. */
export interface Previews {
  /** Takes a look at a relit frame; the first is shown, then one a second. The frame is the caller's again when it resolves. */
  offer(frame: VideoFrame): Promise<void>;
  /** The same for a frame that a model still works on, at the model's size. */
  offerView(picture: IndexedView): Promise<void>;
}

/** Previews of a clip, as JPEG messages. */
export function createPreviews(info: MediaInfo, send: (event: FromWorker) => void): Previews {
  let shown = -Infinity;
  const offer = async (frame: number, jpeg: () => Promise<Uint8Array>): Promise<void> => {
    const now = performance.now();
    if (now - shown < INTERVAL_MS) return;
    shown = now;
    send({ kind: 'preview', frame, jpeg: await jpeg() });
  };
  return {
    offer: (frame) => offer(frame.index, () => previewPicture(frame, info)),
    offerView: ({ index, view }) => offer(index, () => previewOfView(view)),
  };
}
