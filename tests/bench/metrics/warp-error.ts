import type { MotionPair } from './motion-pairs.js';
import { warpPlane } from './motion-pairs.js';
import type { Picture } from './picture.js';

/** Mean |x_t - warp(x_{t-1})| over flow-consistent pixels and channels, on code values in [0, 1]. */
export function warpError(clip: readonly Picture[], pairs: readonly MotionPair[]): number {
  let sum = 0;
  let count = 0;
  pairs.forEach(({ flow, consistent }, i) => {
    for (let c = 0; c < 3; c++) {
      const now = channel(clip[i + 1], c);
      const before = warpPlane({ ...clip[i], data: channel(clip[i], c) }, flow);
      for (let p = 0; p < now.length; p++) {
        if (consistent[p] === 0) continue;
        sum += Math.abs(now[p] - before[p]);
        count += 1;
      }
    }
  });
  return count === 0 ? 0 : sum / count;
}

function channel({ data }: Picture, c: number): Float32Array {
  return Float32Array.from({ length: data.length / 3 }, (_, i) => data[3 * i + c]);
}
