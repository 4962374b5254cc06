import type { LightCondition, Rgb } from '../../interfaces/light.js';
import type { LiteConstants } from './clip-constants.js';
import type { Fields } from './fields.js';
import { delight } from './gain.js';
import { LUMINANCE } from '../../luminance.js';
import type { Picture } from './picture.js';
import { shade } from './shade.js';
import { createSubjectPlace } from './subject-place.js';

/** Keeps an all but black clip's exposure from being decided by noise. */
const FLOOR = 0.002;
const EXPOSURES = [1e-3, 1e3] as const;
/** Share of the network's own estimate in the old light's colour; the rest is grey world. */
const NETWORK_SHARE = 0.5;

interface Sample {
  readonly linear: Float32Array;
  readonly logShading: Float32Array;
  readonly light: Float32Array;
  readonly condition: LightCondition;
}

/** Gathers sampled frames and fixes what must be one number for a whole clip. */
export interface ClipStatistics {
  add(picture: Picture, fields: Fields, condition: LightCondition): void;
  finish(): LiteConstants;
}

/** Statistics for frames of one size; no frames at all give neutral constants. */
export function createClipStatistics(): ClipStatistics {
  const samples: Sample[] = [];
  const subject = createSubjectPlace();
  return {
    add(picture, fields, condition) {
      subject.add(fields);
      samples.push({ linear: picture.linear, logShading: fields.logShading, light: shade(fields, condition).light, condition });
    },
    finish() {
      const medianLogShading = perChannel((channel) => median(samples, channel));
      const cast = castOf(samples, medianLogShading);
      return { medianLogShading, cast, exposure: exposureOf(samples, { medianLogShading, cast }), subject: subject.finish() };
    },
  };
}

/** `k`: the source's luminance over the relit one's, both summed over all samples. */
function exposureOf(samples: readonly Sample[], constants: Pick<LiteConstants, 'medianLogShading' | 'cast'>): number {
  let before = 0;
  let after = 0;
  for (const { linear, light, logShading, condition } of samples) {
    const kept = delight(logShading, constants, condition);
    const size = linear.length / 3;
    for (let channel = 0; channel < 3; channel++) {
      for (let at = channel * size; at < (channel + 1) * size; at++) {
        const value = LUMINANCE[channel] * (linear[at] + FLOOR);
        before += value;
        after += value * light[at] * kept[at];
      }
    }
  }
  return after > 0 ? Math.min(EXPOSURES[1], Math.max(EXPOSURES[0], before / after)) : 1;
}

/** The old light's colour as a logarithm without luminance: between the network's estimate and the clip's mean colour (grey world). */
function castOf(samples: readonly Sample[], medianLogShading: Rgb): Rgb {
  const sums = perChannel((channel) => {
    let sum = 0;
    for (const { linear } of samples) {
      const size = linear.length / 3;
      for (let at = channel * size; at < (channel + 1) * size; at++) sum += linear[at] + FLOOR;
    }
    return sum;
  });
  const world = withoutLuminance(perChannel((channel) => Math.log(Math.max(sums[channel], FLOOR))));
  const seen = withoutLuminance(medianLogShading);
  const neutral = seen.every((value) => Math.abs(value) < 1e-6);
  const share = neutral ? 0 : NETWORK_SHARE;
  return perChannel((channel) => share * seen[channel] + (1 - share) * world[channel]);
}

/** Divides a colour, given as logarithms, by its luminance. */
function withoutLuminance(logColor: Rgb): Rgb {
  const level = Math.log(LUMINANCE.reduce((sum, weight, channel) => sum + weight * Math.exp(logColor[channel]), 0));
  return perChannel((channel) => logColor[channel] - level);
}

const LOWEST = -10;
const HIGHEST = 6;
const BINS = 1600;

function median(samples: readonly Sample[], channel: number): number {
  const counts = new Uint32Array(BINS);
  let total = 0;
  for (const { logShading } of samples) {
    const size = logShading.length / 3;
    for (let at = channel * size; at < (channel + 1) * size; at++, total++) {
      counts[Math.max(0, Math.min(BINS - 1, Math.floor(((logShading[at] - LOWEST) / (HIGHEST - LOWEST)) * BINS)))]++;
    }
  }
  if (total === 0) return 0;
  let seen = 0;
  const bin = counts.findIndex((count) => (seen += count) * 2 >= total);
  return LOWEST + ((bin + 0.5) / BINS) * (HIGHEST - LOWEST);
}

function perChannel(value: (channel: number) => number): Rgb {
  return [value(0), value(1), value(2)];
}
