import { createHash } from 'node:crypto';
import { openBackend } from '@relight/engine/media/open-backend.js';
import type { MediaInfo, VideoFrame } from '@relight/engine/media/media-backend.js';

/** A media file with all frames of a range decoded: for short clips. */
export interface DecodedClip {
  readonly info: MediaInfo;
  readonly frames: readonly VideoFrame[];
  /** One sha256 over all planes. */
  readonly hash: string;
}

/** Decodes frames `first` to `last` (by default all) with the engine's own backend. */
export async function decodedClip(path: string, first = 0, last = Infinity): Promise<DecodedClip> {
  const backend = await openBackend();
  const { signal } = new AbortController();
  const info = await backend.probe(path, signal);
  const frames: VideoFrame[] = [];
  const hash = createHash('sha256');
  for await (const frame of backend.decode(info, { first, last: Math.min(last, info.frames - 1), signal })) {
    frames.push(frame);
    for (const plane of [frame.r, frame.g, frame.b, frame.a]) if (plane !== null) hash.update(bytesOf(plane));
  }
  return { info, frames, hash: hash.digest('hex') };
}

/** Mean of a frame's luma in [0, 1], optionally of one half of its coded picture. */
export function meanLuma(frame: VideoFrame, half?: 'left' | 'right' | 'top' | 'bottom'): number {
  const [middle, waist] = [frame.width >> 1, frame.height >> 1];
  const [left, right] = [half === 'right' ? middle : 0, half === 'left' ? middle : frame.width];
  const [top, bottom] = [half === 'bottom' ? waist : 0, half === 'top' ? waist : frame.height];
  let sum = 0;
  for (let y = top; y < bottom; y += 1) {
    for (let x = left; x < right; x += 1) {
      const at = y * frame.width + x;
      sum += 0.2126 * frame.r[at] + 0.7152 * frame.g[at] + 0.0722 * frame.b[at];
    }
  }
  return sum / ((right - left) * (bottom - top)) / 65535;
}

function bytesOf(plane: Uint16Array): Uint8Array {
  return new Uint8Array(plane.buffer, plane.byteOffset, plane.byteLength);
}
