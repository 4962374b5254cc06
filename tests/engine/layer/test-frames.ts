import type { VideoFrame } from '@relight/engine/media/media-backend.js';

/** Repeatable numbers in [0, 1). */
export function createRandom(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return state / 2 ** 32;
  };
}

/** A frame whose code value of channel 0..2 at (x, y) is `code`, in [0, 65535]. */
export function frameOf(width: number, height: number, code: (x: number, y: number, channel: number) => number, index = 0): VideoFrame {
  const [r, g, b] = [0, 1, 2].map((channel) => {
    const plane = new Uint16Array(width * height);
    for (let at = 0, y = 0; y < height; y++) for (let x = 0; x < width; x++, at++) plane[at] = code(x, y, channel);
    return plane;
  });
  return { index, time: index / 25, width, height, r, g, b, a: null };
}

/** Every code value as likely as any other, over the whole range. */
export function noiseFrame(width: number, height: number, seed: number): VideoFrame {
  const random = createRandom(seed);
  return frameOf(width, height, () => Math.floor(random() * 65536));
}
