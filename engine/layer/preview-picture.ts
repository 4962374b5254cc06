import type { FrameView } from '@relight/models/interfaces/image-relighter.js';
import sharp from 'sharp';
import type { MediaInfo, VideoFrame } from '../media/media-backend.js';
import { frameTile } from './frame-tile.js';
import { displaySize } from './orientation.js';

/** Longest side of a preview in pixels: small enough for one message. */
const LONGEST_SIDE = 960;
const QUALITY = 80;

/** A frame as a JPEG to look at: as a player would show it, at most 960 pixels long. */
export async function previewPicture(
  frame: VideoFrame,
  info: Pick<MediaInfo, 'width' | 'height' | 'rotation' | 'pixelAspect'>,
): Promise<Uint8Array> {
  const shown = displaySize(info);
  const scale = Math.min(1, LONGEST_SIDE / Math.max(shown.width, shown.height));
  const size = { width: Math.max(1, Math.round(shown.width * scale)), height: Math.max(1, Math.round(shown.height * scale)) };
  const tile = await frameTile(frame, size, info.rotation);
  return sharp(tile.data, { raw: tile.raw }).flatten().jpeg({ quality: QUALITY }).toBuffer();
}

/** A model's picture of one frame, (1, 3, height, width), as a JPEG to look at; values beyond [0, 1] are cut. */
export async function previewOfView({ dims, data }: FrameView): Promise<Uint8Array> {
  const [, , height, width] = dims;
  const size = width * height;
  const pixels = new Uint8ClampedArray(3 * size);
  for (let channel = 0; channel < 3; channel++) {
    for (let at = 0; at < size; at++) pixels[3 * at + channel] = 255 * data[channel * size + at];
  }
  return sharp(pixels, { raw: { width, height, channels: 3 } })
    .resize(LONGEST_SIDE, LONGEST_SIDE, { fit: 'inside', withoutEnlargement: true })
    .jpeg({ quality: QUALITY })
    .toBuffer();
}
