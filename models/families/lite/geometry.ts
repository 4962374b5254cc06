import type { Fields } from './fields.js';
import type { Picture } from './picture.js';

/** Guesses a frame's geometry from its picture. */
export interface Geometry {
  estimate(picture: Picture): Promise<Fields>;
  dispose(): Promise<void>;
}
