import type { MediaInfo, VideoFrame } from '../../media-backend.js';
import { pixelFormat } from '../../pixel-format.js';
import { codesFromLight } from '../../srgb-curve.js';
import type { ByteReader } from './byte-reader.js';

/** Reads one raw picture, planes G, B, R and A; null when the pipe ends before it is whole. */
export async function readFrame(reader: ByteReader, info: MediaInfo, index: number, time: number): Promise<VideoFrame | null> {
  const { width, height, hasAlpha } = info;
  const { float } = pixelFormat(info.pixelFormat);
  const planes: Uint16Array[] = [];
  for (let i = 0; i < (hasAlpha ? 4 : 3); i += 1) {
    const values = float ? new Float32Array(width * height) : new Uint16Array(width * height);
    if (!(await reader.fill(new Uint8Array(values.buffer)))) return null;
    planes.push(values instanceof Uint16Array ? values : codesFromLight(values, i === 3));
  }
  const [g, b, r, a = null] = planes;
  return { index, time, width, height, r, g, b, a };
}
