import type { Vec3 } from '../../interfaces/light.js';
import { halfSide } from './extent.js';
import type { Fields } from './fields.js';

/** Weight of the picture's middle, as a share of its area: what holds where there is no foreground. */
const MIDDLE = 0.01;

/** Mean place of the foreground over frames, in half sides: X right, Y up, depth; the picture's middle while there is none. */
export function createSubjectPlace(): { add(fields: Fields): void; finish(): Vec3 } {
  const sum = [0, 0, 0];
  let weight = 0;
  return {
    add(fields) {
      const { width, height, foreground, depth } = fields;
      const half = halfSide(fields);
      const even = 1 / (width * height);
      for (let at = 0; at < foreground.length; at++) {
        const share = foreground[at] ** 2 * even;
        sum[0] += (share * ((at % width) + 0.5 - width / 2)) / half;
        sum[1] += (share * (height / 2 - Math.floor(at / width) - 0.5)) / half;
        sum[2] += share * depth[at];
        weight += share;
      }
      weight += MIDDLE;
    },
    finish: () => {
      const total = Math.max(weight, MIDDLE);
      return [sum[0] / total, sum[1] / total, sum[2] / total];
    },
  };
}
