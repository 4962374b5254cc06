import { luminance } from './luminance.js';
import type { MotionPair } from './motion-pairs.js';
import { warpPlane } from './motion-pairs.js';
import type { Picture, Plane } from './picture.js';

/** Keeps the logarithm finite in black; small, since a larger one would turn the source's noise into gain. */
const FLOOR = 0.002;

/**
 * Mean |g_t - warp(g_{t-1})| over flow-consistent pixels, g being the logarithm of result over source luminance as seen in the
 * pictures: flicker that a method added, whatever the content. 0 for the source itself.
 */
export function gainFlicker(source: readonly Picture[], result: readonly Picture[], pairs: readonly MotionPair[]): number {
  const gains = source.map((frame, f) => logGain(frame, result[f]));
  let sum = 0;
  let count = 0;
  pairs.forEach(({ flow, consistent }, i) => {
    const before = warpPlane(gains[i], flow);
    const now = gains[i + 1].data;
    for (let p = 0; p < now.length; p++) {
      if (consistent[p] === 0) continue;
      sum += Math.abs(now[p] - before[p]);
      count += 1;
    }
  });
  return count === 0 ? 0 : sum / count;
}

function logGain(source: Picture, result: Picture): Plane {
  const from = luminance(source);
  const to = luminance(result);
  return { ...from, data: to.data.map((value, i) => Math.log((value + FLOOR) / (from.data[i] + FLOOR))) };
}
