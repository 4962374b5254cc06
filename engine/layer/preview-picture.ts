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
