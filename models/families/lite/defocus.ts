import type { Extent } from './extent.js';
import { gaussianBlur } from './gaussian-blur.js';

/** Log-luminance contrast below which there is nothing to be sharp or blurred. */
const SILENCE = 0.03;

/**
 * How defocused a picture looks about each point, (h, w) in [0, 1], from log luminance: shapes of some pixels' size without the fine edges that
 * sharp shapes would have. A plain wall has neither and counts as sharp.
 */
export function defocus(logLuminance: Float32Array, extent: Extent): Float32Array {
  const fine = gaussianBlur(logLuminance, extent, 0.8);
  const middle = gaussianBlur(logLuminance, extent, 3);
  const edges = new Float32Array(fine.length);
  const shapes = new Float32Array(fine.length);
  for (let at = 0; at < fine.length; at++) {
    edges[at] = Math.abs(logLuminance[at] - fine[at]);
    shapes[at] = Math.abs(fine[at] - middle[at]);
  }
  const edge = gaussianBlur(edges, extent, 6);
  const shape = gaussianBlur(shapes, extent, 6);
  for (let at = 0; at < edge.length; at++) {
    const missing = 1 - (6 * edge[at]) / (shape[at] + 1e-6);
    const seen = Math.min(1, Math.max(0, shape[at] / SILENCE - 1));
    edge[at] = Math.max(0, Math.min(1, 1.5 * missing)) * seen;
  }
  return edge;
}
