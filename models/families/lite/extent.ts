/** Size of a picture or field in pixels. */
export interface Extent {
  readonly width: number;
  readonly height: number;
}

/** Pixels to one unit of depth: half the side of a square of the same area, so that x, y and z share one scale. */
export function halfSide({ width, height }: Extent): number {
  return Math.sqrt(width * height) / 2;
}
