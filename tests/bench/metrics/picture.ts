/** A display-referred R'G'B' picture in [0, 1]; r, g, b per pixel in row-major order. */
export interface Picture {
  readonly width: number;
  readonly height: number;
  readonly data: Float32Array;
}

/** One number per pixel. */
export interface Plane {
  readonly width: number;
  readonly height: number;
  readonly data: Float32Array;
}

/** From 8-bit r, g, b per pixel. */
export function pictureFrom8Bit(bytes: Uint8Array, width: number, height: number): Picture {
  return { width, height, data: Float32Array.from(bytes, (code) => code / 255) };
}
