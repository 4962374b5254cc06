import type { LightTrack } from '@relight/models/interfaces/light.js';
import type { FrameSamples } from './frame-samples.js';
import { LINEAR_FLOOR, LUMINANCE } from './linear-light.js';
import type { Rotation } from './orientation.js';

/** Collects where a clip became brighter, and compares it with where the light was to come from. */
export interface DirectionCheck {
  add(index: number, source: FrameSamples, relit: FrameSamples): void;
  /** One sentence if the light came from elsewhere, else null. */
  warning(): string | null;
}

/** The lights together must lean this far off the axis to count as a direction, in [0, 1]. */
const LEAN = 0.3;
/** Mean correlation below which the direction was missed. A light map alone gives more than 0.5. */
const MISSED = 0.05;
const NAMES = [
  'the right',
  'the top right',
  'the top',
  'the top left',
  'the left',
  'the bottom left',
  'the bottom',
  'the bottom right',
] as const;

/** Starts a check against `light`; `rotation` turns the viewer's directions into the coded picture's. */
export function createDirectionCheck(light: LightTrack, rotation: Rotation): DirectionCheck {
  let sum = 0;
  let count = 0;
  let asked: readonly [number, number] = [0, 0];
  return {
    add(index, source, relit) {
      const lean = leaning(light, index);
      if (Math.hypot(...lean) < LEAN) return;
      const agreement = correlation(source, relit, coded(lean, rotation));
      if (agreement === null) return;
      asked = lean;
      sum += agreement;
      count++;
    },
    warning() {
      if (count === 0 || sum / count >= MISSED) return null;
      const eighth = Math.round((Math.atan2(asked[1], asked[0]) / (2 * Math.PI)) * 8 + 8) % 8;
      return `The light was to come from ${NAMES[eighth]}, but the picture did not become brighter on that side`;
    },
  };
}

/** Mean direction in the picture, X right and Y up, of all lights by their luminance; length in [0, 1]. */
function leaning(light: LightTrack, index: number): readonly [number, number] {
  let [x, y, total] = [0, 0, 0];
  for (const { direction, color } of light.at(index).lights) {
    const power = color[0] * LUMINANCE[0] + color[1] * LUMINANCE[1] + color[2] * LUMINANCE[2];
    x += power * direction[0];
    y += power * direction[1];
    total += power;
  }
  return total > 0 ? [x / total, y / total] : [0, 0];
}

/** A direction of the displayed picture in the coded one, which a player turns clockwise by `rotation`. */
function coded([x, y]: readonly [number, number], rotation: Rotation): readonly [number, number] {
  const turns: Readonly<Record<Rotation, readonly [number, number]>> = { 0: [x, y], 90: [-y, x], 180: [-x, -y], 270: [y, -x] };
  return turns[rotation];
}

/** Correlation over the picture between the way towards the light and the gain in stops; null if either is flat. */
function correlation(source: FrameSamples, relit: FrameSamples, [dx, dy]: readonly [number, number]): number | null {
  const { columns, rows, luminance } = source;
  let [p, q, pp, qq, pq] = [0, 0, 0, 0, 0];
  for (let at = 0; at < luminance.length; at++) {
    const way = dx * ((at % columns) / columns - 0.5) - dy * (Math.floor(at / columns) / rows - 0.5);
    const stops = Math.log2((relit.luminance[at] + LINEAR_FLOOR) / (luminance[at] + LINEAR_FLOOR));
    p += way;
    q += stops;
    pp += way * way;
    qq += stops * stops;
    pq += way * stops;
  }
  const n = luminance.length;
  const spread = (pp - (p * p) / n) * (qq - (q * q) / n);
  return spread > 1e-9 ? (pq - (p * q) / n) / Math.sqrt(spread) : null;
}
