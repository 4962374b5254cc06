import { warp } from '../../flow/warp.js';
import { tensor, type Tensor } from '../../tensor.js';
import { decay } from './decay.js';
import { gaussianBlur } from './gaussian-blur.js';

/** A blurred difference in grey of this much counts as another thing. */
const SIGMA = 0.04;
const BLUR = 1.5;

/** A flow and how far to believe it. */
export interface ConfidentFlow {
  /** (2, h, w) in pixels. */
  readonly flow: Tensor;
  /** (h, w) in [0, 1]: `exp(-(difference / 0.04)^2)` of the pictures compared along the flow; 0 where it leaves the frame. */
  readonly confidence: Float32Array;
}

/**
 * Judges a flow (2, h, w) from `grey` to `past`, both (h, w), and stills it where standing still explains the picture as well:
 * Farneback drifts by half a pixel where nothing moves and little is to be seen.
 */
export function judgeFlow(grey: Float32Array, past: Float32Array, guess: Tensor): ConfidentFlow {
  const [, height, width] = guess.dims;
  const size = width * height;
  const flow = tensor(guess.dims, guess.data.slice());
  const confidence = difference(grey, warp(tensor([1, height, width], past), guess).data, width, height);
  const motion = flow.data;
  const still = difference(grey, past, width, height);
  for (let y = 0, at = 0; y < height; y++) {
    for (let x = 0; x < width; x++, at++) {
      if (still[at] <= confidence[at]) {
        confidence[at] = still[at];
        motion[at] = 0;
        motion[at + size] = 0;
      }
      const u = x + motion[at];
      const v = y + motion[at + size];
      const inside = u >= -0.5 && v >= -0.5 && u <= width - 0.5 && v <= height - 0.5;
      const ratio = confidence[at] / SIGMA;
      confidence[at] = inside ? decay(ratio * ratio) : 0;
    }
  }
  return { flow, confidence };
}

function difference(a: Float32Array, b: Float32Array, width: number, height: number): Float32Array {
  const out = new Float32Array(a.length);
  for (let at = 0; at < a.length; at++) out[at] = Math.abs(a[at] - b[at]);
  return gaussianBlur(out, { width, height }, BLUR);
}
