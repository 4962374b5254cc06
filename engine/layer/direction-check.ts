import type { LightTrack } from '@relight/models/interfaces/light.js';
import type { FrameSamples } from './frame-samples.js';
import { LINEAR_FLOOR, LUMINANCE } from '@relight/models/luminance.js';
import type { Rotation } from './orientation.js';

/**
 * Collects on which side a clip became brighter, and compares it with the side where the light was to come from. Only left and right: light from
 * above rightly brightens the floor at the bottom of the picture, and light from below does not.
 */
export interface DirectionCheck {
  add(index: number, source: FrameSamples, relit: FrameSamples): void;
  /** One sentence if the light came from elsewhere, else null. */
  warning(): string | null;
}

/** The lights together must lean this far to a side to count as coming from it, in [0, 1]. */
const LEAN = 0.3;
/** Mean correlation below which the side was missed. A light map alone gives more than 0.5. */
const MISSED = -0.05;
/** Linear luminance of the samples that can show light: below there is nothing to multiply, above no room. */
const SHOWS = { from: 0.004, to: 0.7 };
/** Least share of the samples that must be left to judge by. */
const ENOUGH = 0.2;

/** Starts a check against `light`; `rotation` turns the viewer's directions into the coded picture's. */
export function createDirectionCheck(light: LightTrack, rotation: Rotation): DirectionCheck {
  let sum = 0;
  let count = 0;
  let asked = 0;
  return {
    add(index, source, relit) {
      const lean = leaning(light, index);
      if (Math.abs(lean) < LEAN) return;
      const agreement = correlation(source, relit, coded([Math.sign(lean), 0], rotation));
      if (agreement === null) return;
      asked = lean;
      sum += agreement;
      count++;
    },
    warning() {
      if (count === 0 || sum / count >= MISSED) return null;
      return `The light was to come from the ${asked > 0 ? 'right' : 'left'}, but the picture did not become brighter on that side`;
    },
  };
}

/** How far all lights, by their luminance, lean to the right, in [-1, 1]. */
function leaning(light: LightTrack, index: number): number {
  let [x, total] = [0, 0];
  for (const { direction, color } of light.at(index).lights) {
    const power = color[0] * LUMINANCE[0] + color[1] * LUMINANCE[1] + color[2] * LUMINANCE[2];
    x += power * direction[0];
    total += power;
  }
  return total > 0 ? x / total : 0;
}

/** A direction of the displayed picture in the coded one, which a player turns clockwise by `rotation`. */
function coded([x, y]: readonly [number, number], rotation: Rotation): readonly [number, number] {
  const turns: Readonly<Record<Rotation, readonly [number, number]>> = { 0: [x, y], 90: [-y, x], 180: [-x, -y], 270: [y, -x] };
  return turns[rotation];
}

/**
 * Correlation over the picture between the way towards the light and the gain in stops, given how bright the source was (partial
 * correlation: what took the old light away must not count as the new one's side); null if nothing can be told.
 */
function correlation(source: FrameSamples, relit: FrameSamples, [dx, dy]: readonly [number, number]): number | null {
  const { columns, rows, luminance } = source;
  const ways: number[] = [];
  const gains: number[] = [];
  const levels: number[] = [];
  for (let at = 0; at < luminance.length; at++) {
    if (luminance[at] < SHOWS.from || luminance[at] > SHOWS.to) continue;
    ways.push(dx * (((at % columns) + 0.5) / columns - 0.5) - dy * ((Math.floor(at / columns) + 0.5) / rows - 0.5));
    gains.push(Math.log2((relit.luminance[at] + LINEAR_FLOOR) / (luminance[at] + LINEAR_FLOOR)));
    levels.push(Math.log2(luminance[at] + LINEAR_FLOOR));
  }
  if (ways.length < ENOUGH * luminance.length) return null;
  const gain = pearson(ways, gains);
  if (gain === null) return null;
  const ofWay = pearson(ways, levels) ?? 0;
  const ofGain = pearson(gains, levels) ?? 0;
  const left = (1 - ofWay ** 2) * (1 - ofGain ** 2);
  return left > 1e-6 ? (gain - ofWay * ofGain) / Math.sqrt(left) : gain;
}

/** Correlation of two series, or null if either is flat. */
function pearson(p: readonly number[], q: readonly number[]): number | null {
  const mean = (values: readonly number[]): number => values.reduce((sum, value) => sum + value, 0) / values.length;
  const [pMean, qMean] = [mean(p), mean(q)];
  let [pp, qq, pq] = [0, 0, 0];
  for (let at = 0; at < p.length; at++) {
    pp += (p[at] - pMean) ** 2;
    qq += (q[at] - qMean) ** 2;
    pq += (p[at] - pMean) * (q[at] - qMean);
  }
  return pp > 1e-9 && qq > 1e-9 ? pq / Math.sqrt(pp * qq) : null;
}
