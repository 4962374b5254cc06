import { sliceFrames } from '@relight/models/tensor-ops.js';
import { tensor, type Tensor } from '@relight/models/tensor.js';
import { golden } from './golden.js';

/** Pixels in [-1, 1], as the reference has them, of ours in [0, 1]. */
export function asReference({ dims, data }: Tensor): Tensor {
  return tensor(
    dims,
    data.map((value) => 2 * value - 1),
  );
}

/** The first frames of the reference's clip as a view in [0, 1]. */
export function sourceView(frames: number): Tensor {
  const { dims, data } = sliceFrames(golden('inputs').tensor('source'), 0, frames);
  return tensor(
    dims,
    data.map((value) => (value + 1) / 2),
  );
}
