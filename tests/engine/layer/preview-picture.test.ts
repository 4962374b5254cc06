import { describe, expect, it } from '@jest/globals';
import { previewPicture } from '@relight/engine/layer/preview-picture.js';
import type { VideoFrame } from '@relight/engine/media/media-backend.js';

function grey(width: number, height: number): VideoFrame {
  const plane = (): Uint16Array => new Uint16Array(width * height).fill(32768);
  return { index: 0, time: 0, width, height, r: plane(), g: plane(), b: plane(), a: null };
}

/** Size in the JPEG's frame header. */
function jpegSize(jpeg: Uint8Array): { width: number; height: number } {
  const bytes = Buffer.from(jpeg);
  const header = bytes.indexOf(Buffer.from([0xff, 0xc0]));
  return { width: bytes.readUInt16BE(header + 7), height: bytes.readUInt16BE(header + 5) };
}

describe('previewPicture()', () => {
  it('is a JPEG of at most 960 pixels, upright, in square pixels', async () => {
    const square = { num: 1, den: 1 };
    const wide = await previewPicture(grey(1920, 1080), { width: 1920, height: 1080, rotation: 0, pixelAspect: square });
    expect([jpegSize(wide), wide.length < 2 ** 21]).toEqual([{ width: 960, height: 540 }, true]);
    const turned = await previewPicture(grey(64, 32), { width: 64, height: 32, rotation: 90, pixelAspect: square });
    expect(jpegSize(turned)).toEqual({ width: 32, height: 64 });
    const stretched = await previewPicture(grey(64, 32), { width: 64, height: 32, rotation: 0, pixelAspect: { num: 2, den: 1 } });
    expect(jpegSize(stretched)).toEqual({ width: 128, height: 32 });
  });
});
