import { RelightError } from '@relight/proto/relight-error.js';
import type { EncodeOptions, VideoFrame } from './media-backend.js';
import { linearFromCode } from './srgb-curve.js';

/** The planes of a frame in FFmpeg's order G, B, R and, if asked for, A, in the element type that the codec's filters read. */
export function encodePlanes(frame: VideoFrame, options: EncodeOptions): readonly (Uint16Array | Float32Array)[] {
  const { width, height, alpha, codec } = options;
  if (frame.width !== width || frame.height !== height) {
    throw new RelightError(
      'invalid-argument',
      `Cannot write frame ${frame.index}: it has ${frame.width}x${frame.height} pixels, ${width}x${height} are wanted`,
    );
  }
  const opaque = alpha && frame.a === null ? new Uint16Array(width * height).fill(65535) : frame.a;
  const colour = [frame.g, frame.b, frame.r];
  if (codec !== 'exr') return alpha && opaque ? [...colour, opaque] : colour;
  const light = linearFromCode();
  const planes = colour.map((plane) => Float32Array.from(plane, (code) => light[code]));
  return alpha && opaque ? [...planes, Float32Array.from(opaque, (code) => code / 65535)] : planes;
}
