import type { VideoFrame } from '../../media-backend.js';
import type { PlanePool } from '../../plane-pool.js';
import { codesFromLight } from '../../srgb-curve.js';
import type { KeptPicture } from './kept-picture.js';

/** Copies one plane out of FFmpeg's memory into `target`, without the padding of its rows. */
function copyPlane<T extends Uint16Array | Float32Array>(source: Buffer, stride: number, target: T, width: number, height: number): T {
  const bytes = new Uint8Array(target.buffer);
  const row = width * target.BYTES_PER_ELEMENT;
  if (stride === row) bytes.set(source.subarray(0, bytes.length));
  else for (let y = 0; y < height; y += 1) bytes.set(source.subarray(y * stride, y * stride + row), y * row);
  return target;
}

/** Takes the planes (G, B, R, A) out of a filtered frame. `float` says that they are scene-linear float; others may lie in pooled planes. */
export function videoFrame(
  { frame, data, linesize }: KeptPicture,
  options: { readonly index: number; readonly time: number; readonly float: boolean; readonly planes: PlanePool | undefined },
): VideoFrame {
  const { index, time, float, planes: pool } = options;
  const { width, height } = frame;
  const size = width * height;
  const room = float ? null : (pool?.take() ?? null);
  const planes = data.map((source, i) => {
    if (float) return codesFromLight(copyPlane(source, linesize[i], new Float32Array(size), width, height), i === 3);
    const target = (room && [room.g, room.b, room.r][i]) ?? new Uint16Array(size);
    return copyPlane(source, linesize[i], target, width, height);
  });
  const [g, b, r, a = null] = planes;
  return { index, time, width, height, r, g, b, a };
}

/** Copies a plane of any element size into FFmpeg's memory. */
export function fillPlane(target: Buffer, stride: number, source: Uint16Array | Float32Array, width: number, height: number): void {
  const bytes = new Uint8Array(source.buffer, source.byteOffset, source.byteLength);
  const row = width * source.BYTES_PER_ELEMENT;
  if (stride === row) target.set(bytes);
  else for (let y = 0; y < height; y += 1) target.set(bytes.subarray(y * row, (y + 1) * row), y * stride);
}
