import type { Extent } from './extent.js';

const STEP = 16;
const SHORTEST = 64;
const AREA = 128 * 128;

/** The network's view of a picture: its aspect kept, about 128 x 128 pixels of area, sides in multiples of 16 and at least 64. */
export function viewSize(width: number, height: number): Extent {
  const shrink = Math.sqrt(AREA / (width * height));
  return { width: side(width * shrink), height: side(height * shrink) };
}

/** Longest side: a ribbon of a picture must not become an endless view. */
const LONGEST = 4 * 128;

function side(pixels: number): number {
  return Math.min(LONGEST, Math.max(SHORTEST, Math.round(pixels / STEP) * STEP));
}
