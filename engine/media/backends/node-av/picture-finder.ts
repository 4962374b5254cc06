import type { Frame } from 'node-av/lib';
import type { FrameIndex } from '../../frame-index.js';
import { openPictureDecoder } from './decoder.js';
import type { NodeAv } from './load.js';
import { needlessPictures } from './needless-pictures.js';

/** Decoding on costs less than a seek up to this many frames: a seek empties the decoder's threads. */
const WORTH_A_SEEK = 8;

/** Finds frames by their number, going forward. */
export interface PictureFinder extends AsyncDisposable {
  /** Decodes up to `frame`, which must lie behind the one found last; false where it is missing or damaged. */
  find(frame: number, picture: Frame, signal: AbortSignal): Promise<boolean>;
}

/** Opens a file of which only the frames `wanted` (rising) will be looked for; jumps to key pictures where that is cheaper than to decode on. */
export async function openPictureFinder(av: NodeAv, path: string, index: FrameIndex, wanted: readonly number[]): Promise<PictureFinder> {
  const { c } = av;
  let decoder = await openPictureDecoder(av, path);
  if (decoder.independent && index.pts !== null) decoder.leaveOut(needlessPictures(wanted, index, WORTH_A_SEEK));
  let position = -1;
  let sought = false;
  let maySeek = index.pts !== null;

  /** Decodes on until `frame`. The first picture must not lie behind `from`: there the seek should have landed. */
  async function advance(frame: number, picture: Frame, signal: AbortSignal, from: number): Promise<boolean> {
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

  async function seek(frame: number): Promise<number> {
    const key = index.keyframeBefore(frame);
    if (!maySeek || index.pts === null || key <= position + WORTH_A_SEEK) return Number.POSITIVE_INFINITY;
    sought = true;
    // Where a container cannot seek, what comes next is not the key picture, which is noticed.
    await decoder.seek(index.pts[key]);
    return key;
  }

  return {
    async find(frame, picture, signal) {
      if (await advance(frame, picture, signal, await seek(frame))) return true;
      if (!sought) return false;
      // The seek landed behind a picture that others refer to. From the start nothing is missing.
      picture.unref();
      maySeek = sought = false;
      position = -1;
      await decoder[Symbol.asyncDispose]();
      decoder = await openPictureDecoder(av, path);
      return advance(frame, picture, signal, Number.POSITIVE_INFINITY);
    },
    [Symbol.asyncDispose]: () => decoder[Symbol.asyncDispose](),
  };
}
