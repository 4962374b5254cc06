import sharp from 'sharp';
import type { MediaInfo, VideoFrame } from '../media/media-backend.js';
import { loadCaptionFonts } from './caption-fonts.js';
import { captionOverlay } from './sheet-captions.js';
import { displaySize } from './orientation.js';
import { frameTile } from './frame-tile.js';
import type { FrameTile } from './frame-tile.js';
import { sheetLayout } from './sheet-layout.js';

/** How many moments of the clip a sheet shows. */
const MOMENTS = 6;
const BACKGROUND = '#151617';

/** One picture to judge a run by: source above relit, evenly spaced frames. */
export interface ContactSheet {
  /** Offers every pair of frames as it passes; `index` counts from 0. Keeps a small tile of the few that are shown. */
  add(index: number, source: VideoFrame, relit: VideoFrame): Promise<void>;
  /** The sheet as a PNG file's bytes, from what was offered so far. */
  png(): Promise<Uint8Array>;
}

export interface ContactSheetOptions {
  /** Name of the clip, for the title. */
  readonly clip: string;
  /** Frames that will be offered. */
  readonly frames: number;
  /** Number of the first of them in the clip, 0 if not given. */
  readonly first?: number;
  /** What light was asked for, and which model made it. */
  readonly caption: string;
  readonly info: Pick<MediaInfo, 'width' | 'height' | 'rotation' | 'pixelAspect' | 'frameRate'>;
}

interface Moment {
  readonly index: number;
  readonly source: FrameTile;
  readonly relit: FrameTile;
}

/** Starts a sheet for a clip of known length. */
export function createContactSheet({ clip, frames, first = 0, caption, info }: ContactSheetOptions): ContactSheet {
  const wanted = new Set(evenly(frames));
  const shown = displaySize(info);
  const layout = sheetLayout(wanted.size, shown);
  const moments: Moment[] = [];
  const tile = (frame: VideoFrame): Promise<FrameTile> => frameTile(frame, layout.tile, info.rotation);

  return {
    async add(index, source, relit) {
      if (!wanted.has(index)) return;
      const [above, below] = await Promise.all([tile(source), tile(relit)]);
      moments.push({ index, source: above, relit: below });
    },
    async png() {
      await loadCaptionFonts();
      const overlay = captionOverlay(layout, {
        title: clip,
        facts: [`${frames} ${frames === 1 ? 'frame' : 'frames'}`, `${shown.width} × ${shown.height}`, `${rate(info.frameRate)} fps`].join(
          '  ·  ',
        ),
        caption,
        frames: moments.map(({ index }) => first + index),
      });
      const tiles = moments.flatMap(({ source, relit }, column) => [
        { input: source.data, raw: source.raw, left: layout.columns[column], top: layout.sourceTop },
        { input: relit.data, raw: relit.raw, left: layout.columns[column], top: layout.relitTop },
      ]);
      return sharp({ create: { width: layout.width, height: layout.height, channels: 3, background: BACKGROUND } })
        .composite([...tiles, { input: Buffer.from(overlay), left: 0, top: 0 }])
        .png({ compressionLevel: 9 })
        .toBuffer();
    },
  };
}

/** Up to six indices from the first frame to the last. */
function evenly(frames: number): readonly number[] {
  const count = Math.min(MOMENTS, frames);
  return Array.from({ length: count }, (_, at) => (count === 1 ? 0 : Math.round((at * (frames - 1)) / (count - 1))));
}

/** Frames per second with as many digits as it needs, three at most. */
function rate({ num, den }: { readonly num: number; readonly den: number }): string {
  return String(Number((num / den).toFixed(3)));
}
