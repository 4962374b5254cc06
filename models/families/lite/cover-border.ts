import type { Extent } from './extent.js';

/**
 * Overwrites the outermost ring of each (h, w) plane with its inner neighbours, in place: a network that pads with zeros sees a
 * dark frame round the picture there, which is none of the light's.
 */
export function coverBorder(planes: Float32Array, { width, height }: Extent): Float32Array {
  const size = width * height;
  for (let base = 0; base < planes.length; base += size) {
    for (let y = 0; y < height; y++) {
      planes[base + y * width] = planes[base + y * width + 1];
      planes[base + y * width + width - 1] = planes[base + y * width + width - 2];
    }
    planes.copyWithin(base, base + width, base + 2 * width);
    planes.copyWithin(base + size - width, base + size - 2 * width, base + size - width);
  }
  return planes;
}
