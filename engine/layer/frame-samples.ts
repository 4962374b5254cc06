import { linearLight } from '@relight/models/linear-light.js';
import type { VideoFrame } from '../media/media-backend.js';
import { LUMINANCE } from '@relight/models/luminance.js';

/** Pixels of a frame on a sparse, regular grid. */
export interface FrameSamples {
  readonly columns: number;
  readonly rows: number;
  /** Code values, R, G, B per sample, row by row. */
  readonly codes: Uint16Array;
  /** Linear luminance per sample, in [0, 1]. */
  readonly luminance: Float32Array;
  /** Mean of the luminance. */
  readonly brightness: number;
}

/** Samples along each side at most. */
const SIDE = 48;

/** Takes the samples; untouched pixels, not averages, so that equal frames have equal samples. */
export function takeSamples({ width, height, r, g, b }: VideoFrame): FrameSamples {
  const [columns, rows] = [Math.min(SIDE, width), Math.min(SIDE, height)];
  const codes = new Uint16Array(columns * rows * 3);
  for (let at = 0; at < columns * rows; at++) {
    const x = Math.floor((((at % columns) + 0.5) * width) / columns);
    const y = Math.floor(((Math.floor(at / columns) + 0.5) * height) / rows);
    const pixel = y * width + x;
    codes[3 * at] = r[pixel];
    codes[3 * at + 1] = g[pixel];
    codes[3 * at + 2] = b[pixel];
  }
  const light = linearLight(Float32Array.from(codes, (code) => code / 65535));
  const luminance = new Float32Array(columns * rows);
  let sum = 0;
  for (let at = 0; at < luminance.length; at++) {
    luminance[at] = LUMINANCE[0] * light[3 * at] + LUMINANCE[1] * light[3 * at + 1] + LUMINANCE[2] * light[3 * at + 2];
    sum += luminance[at];
  }
  return { columns, rows, codes, luminance, brightness: sum / luminance.length };
}
