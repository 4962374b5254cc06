import type { FrameIndex } from '../../frame-index.js';
import { unusable } from '../../input-file.js';
import type { DecodeOptions, MediaInfo, VideoFrame } from '../../media-backend.js';
import { wantedFrames } from '../../wanted-frames.js';
import { createConverter } from './converter.js';
import type { NodeAv } from './load.js';
import { openPictureFinder } from './picture-finder.js';

/** Yields the wanted frames in order; each is decoded and converted when it is pulled. */
export async function* decode(av: NodeAv, info: MediaInfo, index: FrameIndex, options: DecodeOptions): AsyncGenerator<VideoFrame> {
  const wanted = wantedFrames(info, options);
  await using finder = await openPictureFinder(av, info.path, index, wanted);
  using converter = createConverter(av, info, options.planes);
  using picture = new av.lib.Frame();
  picture.alloc();
  for (const frame of wanted) {
    if (!(await finder.find(frame, picture, options.signal))) throw unusable(info.path, `frame ${frame} is damaged or missing`);
    yield await converter.convert(picture, frame);
    picture.unref();
  }
}
