import type { Tensor } from '../tensor.js';

/** Dense optical flow between grey pictures. */
export interface OpticalFlow {
  /**
   * Flow `f` of shape (2, h, w), x then y in pixels, such that `from[p]` is seen at `to[p + f(p)]`.
   * Both pictures are grey, display-referred, in [0, 1], of shape (h, w).
   */
  between(from: Tensor, to: Tensor): Tensor;
}
