import type { Frame } from 'node-av/lib';
import type { FrameIndex } from '../../frame-index.js';
import { unusable } from '../../input-file.js';
import type { DecodeOptions, MediaInfo, VideoFrame } from '../../media-backend.js';
import { wantedFrames } from '../../wanted-frames.js';
import { createConverter } from './converter.js';
import { createPictureDecoder, type PictureDecoder } from './decoder.js';
import { openInput } from './input.js';
import type { NodeAv } from './load.js';

/** Decoding on costs less than a seek up to this many frames: a seek empties the decoder's threads. */
const WORTH_A_SEEK = 8;

/** Yields the wanted frames in order; each is decoded and converted when it is pulled. */
export async function* decode(av: NodeAv, info: MediaInfo, index: FrameIndex, options: DecodeOptions): AsyncGenerator<VideoFrame> {
  await using input = await openInput(av, info.path);
  using decoder = await createPictureDecoder(av, input, info.path);
  using converter = createConverter(av, info);
  using picture = new av.lib.Frame();
  picture.alloc();
  const reach = createReach(av, decoder, index, options.signal);
  for (const frame of wantedFrames(info, options)) {
    if (!(await reach(frame, picture))) throw unusable(info.path, `frame ${frame} is damaged or missing`);
    yield await converter.convert(picture, frame);
    picture.unref();
  }
}

/** Reaches a later frame than the last; false where it is missing or damaged. */
type Reach = (frame: number, picture: Frame) => Promise<boolean>;

function createReach(av: NodeAv, decoder: PictureDecoder, index: FrameIndex, signal: AbortSignal): Reach {
  const { c } = av;
  let position = -1;
  let sought = false;
  let maySeek = index.pts !== null;

  /** Decodes on until `frame`. The first picture must not lie behind `from`: there the seek should have landed. */
  async function advance(frame: number, picture: Frame, from: number): Promise<boolean> {
    let landed = false;
    while (await decoder.next(picture, signal)) {
      const pts = picture.pts === c.AV_NOPTS_VALUE ? picture.bestEffortTimestamp : picture.pts;
      const at = index.pts === null ? position + 1 : index.indexOf(Number(pts));
      if (!landed && at > from) return false;
      if (at >= 0) {
        position = at;
        landed = true;
      }
      if (at === frame) return picture.decodeErrorFlags === 0 && !picture.hasFlags(c.AV_FRAME_FLAG_CORRUPT);
      picture.unref();
      if (at > frame) return false;
    }
    return false;
  }

  return async (frame, picture) => {
    const key = index.keyframeBefore(frame);
    let from = Number.POSITIVE_INFINITY;
    if (maySeek && index.pts !== null && key > position + WORTH_A_SEEK && (await decoder.seek(index.pts[key]))) {
      sought = true;
      from = key;
    }
    if (await advance(frame, picture, from)) return true;
    if (!sought || index.pts === null) return false;
    // The seek landed behind a picture that others refer to. From the start nothing is missing.
    picture.unref();
    maySeek = sought = false;
    position = -1;
    return (await decoder.seek(index.pts[0])) && advance(frame, picture, 0);
  };
}
