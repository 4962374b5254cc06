import type { LightCondition } from '../../interfaces/light.js';
import type { LiteConstants } from './clip-constants.js';
import { decay } from './decay.js';

/** Old light beyond these bounds about its median is left alone: brighter is more often white paint, darker is more often black fur. */
const DARKEST = -2;
const BRIGHTEST = 1.2;
/** A pixel has nothing to show below, and nothing left to show above. */
const LEAST = 0.04;
const MOST = 5;

/** Share of the old light's own colours to divide out: paint is more often taken for coloured light than the other way round. */
const CHROMA = 0.5;

/**
 * The old light divided out, as a factor of shape (3, h, w), before any new light: `exp(-delight (logS - median)) / cast^whiteBalance`, with logS - median
 * nearer to its mean over the channels. Into `out`.
 */
export function delight(
  logShading: Float32Array,
  { medianLogShading, cast }: Pick<LiteConstants, 'medianLogShading' | 'cast'>,
  condition: LightCondition,
  out: Float32Array = new Float32Array(logShading.length),
): Float32Array {
  const size = logShading.length / 3;
  const share = condition.delight;
  const [red, green, blue] = medianLogShading;
  const middle = (red + green + blue) / 3;
  const [mostRed, mostGreen, mostBlue] = cast.map((channel) => Math.exp(-share * DARKEST - condition.whiteBalance * channel));
  for (let at = 0; at < size; at++) {
    const r = logShading[at];
    const g = logShading[at + size];
    const b = logShading[at + 2 * size];
    const mean = (1 - CHROMA) * ((r + g + b) / 3 - middle);
    out[at] = mostRed * decay(share * aboveDarkest(mean + CHROMA * (r - red)));
    out[at + size] = mostGreen * decay(share * aboveDarkest(mean + CHROMA * (g - green)));
    out[at + 2 * size] = mostBlue * decay(share * aboveDarkest(mean + CHROMA * (b - blue)));
  }
  return out;
}

function aboveDarkest(old: number): number {
  return (old > DARKEST ? (old < BRIGHTEST ? old : BRIGHTEST) : DARKEST) - DARKEST;
}

/** Linear gain of one frame, written into `gain` (3, h, w), in [0.04, 5]: exposure times new light times `delight`, which may lie there already. */
export function writeGain(gain: Float32Array, light: Float32Array, withoutOld: Float32Array, exposure: number): void {
  for (let at = 0; at < gain.length; at++) {
    const value = exposure * light[at] * withoutOld[at];
    gain[at] = value > LEAST ? (value < MOST ? value : MOST) : LEAST;
  }
}
