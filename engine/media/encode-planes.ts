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
  const planes = colour.map((plane) => mapped(plane, linearFromCode()));
  return alpha && opaque ? [...planes, mapped(opaque, shares())] : planes;
}

/** OpenEXR holds scene-linear light: each code value's by the sRGB curve, exact in 32-bit float; alpha stays as it is. */
function mapped(codes: Uint16Array, table: Float32Array): Float32Array {
  const values = new Float32Array(codes.length);
  for (let i = 0; i < codes.length; i += 1) values[i] = table[codes[i]];
  return values;
}

let shareTable: Float32Array | null = null;

/** Alpha codes as shares of the whole. */
function shares(): Float32Array {
  shareTable ??= Float32Array.from({ length: 65536 }, (_, code) => code / 65535);
  return shareTable;
}
