import type { ImageRelighter, RelitFrames } from '@relight/models/interfaces/image-relighter.js';
import { tensor } from '@relight/models/tensor.js';
import type { Tensor } from '@relight/models/tensor.js';

/** Clockwise quarter turns that a player applies to the coded picture. */
export type Rotation = 0 | 90 | 180 | 270;

/** Turns planes (..., height, width) clockwise: a rotated clip is relit as it is seen, since "right" means the viewer's right. */
export function upright(coded: Tensor, rotation: Rotation): Tensor {
  if (rotation === 0) return coded;
  const [height, width] = coded.dims.slice(-2) as [number, number];
  const turned = rotation !== 180;
  const [outHeight, outWidth] = turned ? [width, height] : [height, width];
  const out = tensor([...coded.dims.slice(0, -2), outHeight, outWidth]);
  const area = height * width;
  for (let base = 0; base < coded.data.length; base += area) {
    for (let y = 0; y < outHeight; y += 1) {
      for (let x = 0; x < outWidth; x += 1) {
        const from =
          rotation === 90 ? (height - 1 - x) * width + y : rotation === 180 ? area - 1 - (y * width + x) : x * width + (width - 1 - y);
        out.data[base + y * outWidth + x] = coded.data[base + from]!;
      }
    }
  }
  return out;
}

/** Undoes `upright` for a relighter's answer. */
export function asCoded(relit: RelitFrames, rotation: Rotation): RelitFrames {
  if (rotation === 0) return relit;
  const back = ((360 - rotation) % 360) as Rotation;
  if (relit.kind === 'pixels') return { kind: 'pixels', pixels: upright(relit.pixels, back) };
  return {
    kind: 'gain',
    gain: upright(relit.gain, back),
    offset: upright(relit.offset, back),
    pattern: relit.pattern === null ? null : upright(relit.pattern, back),
  };
}

/** A picture's geometry as its file has it. */
export interface CodedPicture {
  readonly width: number;
  readonly height: number;
  readonly rotation: Rotation;
  readonly pixelAspect: { readonly num: number; readonly den: number };
}

/** Size of a relighter's view before it is turned upright. */
export function codedViewSize(
  relighter: Pick<ImageRelighter, 'viewSize'>,
  picture: CodedPicture,
): { readonly width: number; readonly height: number } {
  const shown = displaySize(picture);
  const seen = relighter.viewSize(shown.width, shown.height);
  return picture.rotation % 180 === 0 ? seen : { width: seen.height, height: seen.width };
}

/** Size in square pixels as a player shows it: turned, and stretched by the pixel aspect. */
export function displaySize(picture: CodedPicture): { readonly width: number; readonly height: number } {
  const width = Math.max(1, Math.round((picture.width * picture.pixelAspect.num) / picture.pixelAspect.den));
  return picture.rotation % 180 === 0 ? { width, height: picture.height } : { width: picture.height, height: width };
}
