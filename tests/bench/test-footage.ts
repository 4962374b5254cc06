import type { Codec, MediaBackend, VideoFrame } from '@relight/engine/media/media-backend.js';
import { createRandom } from './renderer/random.js';

const SIGNAL = new AbortController().signal;

/** The frames of a clip, all of them in memory: for short clips. */
export async function readFrames(media: MediaBackend, path: string, count: number): Promise<readonly VideoFrame[]> {
  const info = await media.probe(path, SIGNAL);
  const frames: VideoFrame[] = [];
  for await (const frame of media.decode(info, { first: 0, last: Math.min(count, info.frames) - 1, signal: SIGNAL })) frames.push(frame);
  return frames;
}

/** A frame brought to another size, bilinear, with grain, so that encoders and guided filters meet detail at that size. */
export function stretched(frame: VideoFrame, width: number, height: number): VideoFrame {
  const random = createRandom(frame.index + 1);
  const grain = Float32Array.from({ length: 4093 }, () => random.gaussian() * 400);
  const plane = (source: Uint16Array): Uint16Array => {
    const out = new Uint16Array(width * height);
    for (let y = 0, at = 0; y < height; y++) {
      const v = Math.min(frame.height - 1.001, Math.max(0, ((y + 0.5) * frame.height) / height - 0.5));
      const top = Math.floor(v);
      for (let x = 0; x < width; x++, at++) {
        const u = Math.min(frame.width - 1.001, Math.max(0, ((x + 0.5) * frame.width) / width - 0.5));
        const left = Math.floor(u);
        const p = top * frame.width + left;
        const above = source[p] + (source[p + 1] - source[p]) * (u - left);
        const below = source[p + frame.width] + (source[p + frame.width + 1] - source[p + frame.width]) * (u - left);
        out[at] = Math.min(65535, Math.max(0, above + (below - above) * (v - top) + grain[(at * 31 + y) % 4093]));
      }
    }
    return out;
  };
  return { ...frame, width, height, r: plane(frame.r), g: plane(frame.g), b: plane(frame.b), a: null };
}

/** Writes `count` frames, those given over and over, forwards and backwards so that no cut appears. */
export async function writeFootage(
  media: MediaBackend,
  frames: readonly VideoFrame[],
  options: { readonly path: string; readonly codec: Codec; readonly count: number },
): Promise<void> {
  const { width, height } = frames[0];
  const encoder = await media.encode({
    path: options.path,
    codec: options.codec,
    width,
    height,
    rotation: 0,
    pixelAspect: { num: 1, den: 1 },
    frameRate: { num: 24, den: 1 },
    variableRate: false,
    alpha: false,
  });
  const period = Math.max(1, 2 * (frames.length - 1));
  for (let index = 0; index < options.count; index++) {
    const step = index % period;
    await encoder.write({ ...frames[step < frames.length ? step : period - step], index, time: index / 24 });
  }
  await encoder.finish();
}
