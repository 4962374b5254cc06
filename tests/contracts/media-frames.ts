import { createHash } from 'node:crypto';
import type { EncodeOptions, MediaBackend, MediaInfo, VideoFrame } from '@relight/engine/media/media-backend.js';

/** A signal that nobody aborts. */
export const NEVER: AbortSignal = new AbortController().signal;

/** Every bit of a frame's picture, in one short text. */
export function frameHash({ r, g, b, a }: VideoFrame): string {
  const hash = createHash('md5');
  for (const plane of [r, g, b, a ?? new Uint16Array()]) hash.update(plane);
  return hash.digest('hex');
}

/** All or some frames of a file. */
export async function framesOf(backend: MediaBackend, info: MediaInfo, only?: readonly number[]): Promise<readonly VideoFrame[]> {
  const frames: VideoFrame[] = [];
  const options = { first: 0, last: info.frames - 1, signal: NEVER };
  for await (const frame of backend.decode(info, only ? { ...options, only } : options)) frames.push(frame);
  return frames;
}

/** Peak signal-to-noise ratio of R'G'B' in dB, full scale 65535; infinite for equal frames. */
export function psnr(a: VideoFrame, b: VideoFrame): number {
  let sum = 0;
  for (const plane of ['r', 'g', 'b'] as const) {
    const [p, q] = [a[plane], b[plane]];
    for (let i = 0; i < p.length; i += 1) sum += (p[i] - q[i]) ** 2;
  }
  return 10 * Math.log10(65535 ** 2 / (sum / (3 * a.r.length)));
}

/** Smooth moving colours with a little texture; every frame differs, and alpha, if any, is a ramp. */
export function testFrame(index: number, width: number, height: number, alpha = false): VideoFrame {
  const plane = (phase: number): Uint16Array =>
    Uint16Array.from({ length: width * height }, (_, i) => {
      const [x, y] = [i % width, Math.floor(i / width)];
      return 32768 + 20000 * Math.sin((x + index * 3) / 17 + phase) * Math.cos(y / 13 + phase) + 800 * Math.sin(x * y + index);
    });
  const ramp = Uint16Array.from({ length: width * height }, (_, i) => ((i % width) / (width - 1)) * 65535);
  return { index, time: index / 24, width, height, r: plane(0), g: plane(1), b: plane(2), a: alpha ? ramp : null };
}

/** Options for frames of `testFrame`. */
export function encodeOptions(path: string, codec: EncodeOptions['codec'], changes: Partial<EncodeOptions> = {}): EncodeOptions {
  const square = { num: 1, den: 1 };
  const shape = { width: 96, height: 64, rotation: 0, pixelAspect: square, frameRate: { num: 24, den: 1 } } as const;
  return { path, codec, ...shape, variableRate: false, alpha: false, ...changes };
}

/** Writes frames to a file or folder and completes it. */
export async function encodeAll(backend: MediaBackend, options: EncodeOptions, frames: Iterable<VideoFrame>): Promise<void> {
  const encoder = await backend.encode(options);
  for (const frame of frames) await encoder.write(frame);
  await encoder.finish();
}
