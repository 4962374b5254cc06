import { srgbToLinear } from './exact-math.js';

const { floor, max } = Math;

/** Linear light at which the 8-bit sRGB code steps from `i` to `i + 1`. */
const STEPS = Float64Array.from({ length: 255 }, (_, i) => srgbToLinear((i + 0.5) / 255));

/** The 8-bit sRGB code value nearest to a linear one; exact, by search, so that it is the same everywhere. */
export function encodeSrgb8(linear: number): number {
  let low = 0;
  let high = 255;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (linear >= STEPS[middle]) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** Exposure that brings the 92nd percentile of luminance of these linear pictures (r, g, b per pixel) to 0.62. */
export function autoExposure(pictures: readonly Float32Array[]): number {
  const luminances: number[] = [];
  for (const p of pictures) for (let i = 0; i < p.length; i += 3) luminances.push(0.2126 * p[i] + 0.7152 * p[i + 1] + 0.0722 * p[i + 2]);
  luminances.sort((x, y) => x - y);
  return 0.62 / max(1e-4, luminances[floor(luminances.length * 0.92)]);
}
