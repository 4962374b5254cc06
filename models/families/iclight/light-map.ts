import type { DirectionalLight } from '../../interfaces/light.js';
import { toDisplay } from '../../srgb.js';
import { tensor, type Tensor } from '../../tensor.js';
import type { Extent } from './view-size.js';

/** Below this distance from the optical axis a light is frontal: no side of the picture is nearer to it. */
const FRONTAL_DISTANCE = 0.2;
/** Components below it are rounding errors of a sine. */
const ALIGNED = 1e-6;
const WHITE = 255;
/** Half the brightest byte, as IC-Light scales bytes: 127 is the latents' middle grey, and white lies a little above 1. */
const MIDDLE = 127;

const { abs, hypot, max, trunc } = Math;

/**
 * The picture that tells IC-Light where light comes from (Light-A-Video, section 4.1): for each light a ramp from black
 * on the far side to its colour on the near side, the sum brought down to white at most. Bytes are truncated, then
 * `byte / 254`, shape (1, 3, height, width). Colours are relative to the brightest light. Null where no light
 * comes from a side: frontal light shows in no ramp.
 */
export function lightMap(lights: readonly DirectionalLight[], { width, height }: Extent): Tensor | null {
  const sideways = lights.filter(({ direction: [x, y], color }) => hypot(x, y) >= FRONTAL_DISTANCE && max(...color) > 0);
  if (sideways.length === 0) return null;
  const brightest = max(...sideways.flatMap(({ color }) => color));
  const size = width * height;
  const sum = new Float64Array(3 * size);
  for (const { direction, color } of sideways) {
    const ramp = rampTowards(direction[0], direction[1], { width, height });
    for (const [channel, part] of color.entries()) {
      const share = part === brightest ? 1 : toDisplay(max(0, part) / brightest);
      for (let at = 0; at < size; at++) sum[at + channel * size] += share * ramp[at];
    }
  }
  let most = WHITE;
  for (let at = 0; at < sum.length; at++) most = max(most, sum[at]);
  const map = tensor([1, 3, height, width]);
  for (let at = 0; at < sum.length; at++) map.data[at] = trunc((WHITE / most) * sum[at]) / (2 * MIDDLE);
  return map;
}

/**
 * From 0 in the farthest corner to 255 in the one nearest to a light at (x, y), X right and Y up, shape (h, w); along an
 * axis exactly the reference's float64 ramp: the step is computed first, and the last value is the end value.
 */
function rampTowards(x: number, y: number, { width, height }: Extent): Float64Array {
  const longest = max(abs(x), abs(y));
  const along = (part: number): number => (abs(part) < ALIGNED * longest ? 0 : part / longest);
  const [across, down] = [along(x), along(-y)];
  const [lastColumn, lastRow] = [width - 1, height - 1];
  const reach = abs(across) * lastColumn + abs(down) * lastRow;
  const start = (WHITE * (max(0, -across) * lastColumn + max(0, -down) * lastRow)) / reach;
  const [stepAcross, stepDown] = [(WHITE * across) / reach, (WHITE * down) / reach];
  const ramp = new Float64Array(width * height);
  for (let row = 0, at = 0; row < height; row++) {
    for (let column = 0; column < width; column++, at++) {
      const near = isEnd(column, lastColumn, across) && isEnd(row, lastRow, down);
      const far = isEnd(column, lastColumn, -across) && isEnd(row, lastRow, -down);
      ramp[at] = near ? WHITE : far ? 0 : start + stepAcross * column + stepDown * row;
    }
  }
  return ramp;
}

/** Whether a place between 0 and `last` is the one farthest along a direction; a direction of 0 knows no farthest. */
function isEnd(place: number, last: number, direction: number): boolean {
  return direction === 0 || place === (direction > 0 ? last : 0);
}
