import type { NoiseSource } from '@relight/models/interfaces/scheduler.js';
import { sliceFrames } from '@relight/models/tensor-ops.js';
import { tensor } from '@relight/models/tensor.js';
import { golden } from './golden.js';

/**
 * The reference's noise again: the k-th draw for several frames is the k-th of a pool that goes round, the k-th draw for one
 * frame that of another. One source serves both models, as the reference's generator does.
 */
export function pooledNoise(): NoiseSource {
  const inputs = golden('inputs');
  const [frames, single] = [inputs.rows('pool.frames'), inputs.rows('pool.single')];
  let [frameDraws, singleDraws] = [0, 0];
  return (dims) => {
    if (dims[0] > 1) return sliceFrames(frames[frameDraws++ % frames.length], 0, dims[0]);
    return tensor(dims, single[singleDraws++ % single.length].data);
  };
}
