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
  const [r, g, b] = [0, 1, 2].map((channel) =>
    Uint16Array.from({ length: width * height }, (_, at) => code(at % width, Math.floor(at / width), channel)),
  );
  return { index, time: index / 25, width, height, r, g, b, a: null };
}

/** Every code value as likely as any other, over the whole range. */
export function noiseFrame(width: number, height: number, seed: number): VideoFrame {
  const random = createRandom(seed);
  return frameOf(width, height, () => Math.floor(random() * 65536));
}
