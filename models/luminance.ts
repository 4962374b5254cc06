/** Weights of linear R, G, B in luminance (BT.709). */
export const LUMINANCE = [0.2126, 0.7152, 0.0722] as const;

/** Added before every logarithm of linear light: about the level below which a camera sees noise. */
export const LINEAR_FLOOR = 0.02;

/** Luminance of three planes of linear light (3, h, w) -> (h, w). */
export function luminance(planes: Float32Array): Float32Array {
  const size = planes.length / 3;
  const out = new Float32Array(size);
  const [red, green, blue] = LUMINANCE;
  for (let at = 0; at < size; at++) out[at] = red * planes[at] + green * planes[at + size] + blue * planes[at + 2 * size];
  return out;
}
