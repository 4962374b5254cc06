import type { Frame } from 'node-av/lib';
import { decodeFilter } from '../../colour.js';
import { unusable } from '../../input-file.js';
import type { MediaInfo, VideoFrame } from '../../media-backend.js';
import { pixelFormat } from '../../pixel-format.js';
import type { PlanePool } from '../../plane-pool.js';
import { frameTime } from '../../wanted-frames.js';
import { checked } from './av-error.js';
import { createFrameFilter, type FrameFilter } from './filter-graph.js';
import { createKeptPicture, type KeptPicture } from './kept-picture.js';
import { DIALECT, type NodeAv } from './load.js';
import { videoFrame } from './video-frame.js';

/** Turns decoded pictures of one file into frames. */
export interface Converter extends Disposable {
  convert(picture: Frame, index: number): Promise<VideoFrame>;
}

/** The filters are built at the first picture, and anew should the pixel format change on the way. */
export function createConverter(av: NodeAv, info: MediaInfo, planes?: PlanePool): Converter {
  const { lib } = av;
  let filter: FrameFilter | null = null;
  let format: number | null = null;
  let landing: KeptPicture | null = null;
  const converted = new lib.Frame();
  converted.alloc();
  return {
    async convert(picture, index) {
      const { width, height } = picture;
      if (width !== info.width || height !== info.height) {
        throw unusable(info.path, `its picture changes from ${info.width}x${info.height} to ${width}x${height} at frame ${index}`);
      }
      const name = lib.avGetPixFmtName(picture.format as Parameters<typeof lib.avGetPixFmtName>[0]) ?? info.pixelFormat;
      if (!filter || picture.format !== format) {
        filter?.[Symbol.dispose]();
        landing?.[Symbol.dispose]();
        landing = null;
        filter = await createFrameFilter(av, decodeFilter({ pixelFormat: name, width, height }, info.colour, info.hasAlpha, DIALECT), {
          width,
          height,
          format: picture.format,
        });
        format = picture.format;
      }
      await filter.apply(picture, converted);
      landing ??= createKeptPicture(av, { width, height, format: converted.format });
      checked(av, 'copy frame', landing.frame.copy(converted));
      converted.unref();
      return videoFrame(landing, { index, time: frameTime(info, index), float: pixelFormat(name).float, planes });
    },
    [Symbol.dispose]() {
      filter?.[Symbol.dispose]();
      landing?.[Symbol.dispose]();
      converted.free();
    },
  };
}
