import type { MediaInfo } from './media-backend.js';

type Rotation = MediaInfo['rotation'];

/** Clockwise quarter turns of a display matrix: nine 32-bit integers as in ISO 14496-12, section 8.3.2; the nearest for other angles. */
export function rotationFromMatrix(matrix: readonly number[]): Rotation {
  const [a = 1, b = 0] = matrix;
  const turns = Math.round(Math.atan2(b, a) / (Math.PI / 2));
  return ([0, 90, 180, 270] as const)[((turns % 4) + 4) % 4];
}

/** The display matrix that turns a picture of `width` by `height` clockwise and shifts it back into view. */
export function displayMatrix(rotation: Rotation, width: number, height: number): Int32Array {
  const one = 0x10000;
  const unit = 0x40000000;
  switch (rotation) {
    case 0:
      return Int32Array.of(one, 0, 0, 0, one, 0, 0, 0, unit);
    case 90:
      return Int32Array.of(0, one, 0, -one, 0, 0, height * one, 0, unit);
    case 180:
      return Int32Array.of(-one, 0, 0, 0, -one, 0, width * one, height * one, unit);
    case 270:
      return Int32Array.of(0, -one, 0, one, 0, 0, 0, width * one, unit);
  }
}
