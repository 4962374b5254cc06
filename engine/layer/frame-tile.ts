import sharp from 'sharp';
import type { VideoFrame } from '../media/media-backend.js';
import type { Size } from './kernel/average-view.js';
import type { Rotation } from './orientation.js';

/** A frame made small, as a player would show it: 8-bit RGB or RGBA. */
export interface FrameTile {
  readonly data: Buffer;
  readonly raw: { readonly width: number; readonly height: number; readonly channels: 3 | 4 };
}

/** Scales a frame to `size` (as displayed, in square pixels) and turns it upright. */
export async function frameTile(frame: VideoFrame, size: Size, rotation: Rotation): Promise<FrameTile> {
  const channels = frame.a === null ? 3 : 4;
  const coded = rotation % 180 === 0 ? size : { width: size.height, height: size.width };
  const small = await sharp(interleave(frame), { raw: { width: frame.width, height: frame.height, channels } })
    .resize(coded.width, coded.height, { fit: 'fill', kernel: 'lanczos3' })
    .raw()
    .toBuffer();
  const upright = await sharp(small, { raw: { ...coded, channels } })
    .rotate(rotation)
    .raw()
    .toBuffer();
  return { data: upright, raw: { width: size.width, height: size.height, channels } };
}

/** Planes of 16 bit to pixels of 8 bit, rounded. */
function interleave({ r, g, b, a }: VideoFrame): Uint8Array {
  const planes = a === null ? [r, g, b] : [r, g, b, a];
  const pixels = new Uint8Array(r.length * planes.length);
  planes.forEach((plane, channel) => {
    for (let at = 0; at < plane.length; at++) pixels[at * planes.length + channel] = Math.floor((plane[at] + 128) / 257);
  });
  return pixels;
}
