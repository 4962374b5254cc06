/** Size of a picture in pixels. */
export interface Extent {
  readonly width: number;
  readonly height: number;
}

/** Pixels per latent: sides are multiples of it. */
const STEP = 8;
const SHORTEST = 64;
/** Longest side over the resolution: a ribbon of a picture must not become an endless view. */
const STRETCH = 4;

/** The diffusion model's view of a picture: its aspect kept, about `resolution`^2 pixels of area, sides in multiples of 8 and at least 64. */
export function viewSize({ width, height }: Extent, resolution: number): Extent {
  const scale = resolution / Math.sqrt(width * height);
  const side = (pixels: number): number => {
    const longest = Math.floor((STRETCH * resolution) / STEP) * STEP;
    return Math.max(SHORTEST, Math.min(longest, Math.round((pixels * scale) / STEP) * STEP));
  };
  return { width: side(width), height: side(height) };
}
