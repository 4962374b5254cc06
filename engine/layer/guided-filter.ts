/** Window radius in view pixels, and the variance of the log guide below which an edge counts as texture. */
const RADIUS = 3;
const EPSILON = 0.01;

/**
 * Coefficients of the guided filter (He, Sun, Tang 2013; fast form: He, Sun 2015): in every window `values` is nearest to
 * `a * guide + b`. All of shape (height, width).
 */
export interface GuidedCoefficients {
  readonly a: Float32Array;
  readonly b: Float32Array;
}

/** A guide prepared for several images: its window means and variances are computed once. */
export type GuidedFilter = (values: Float32Array) => GuidedCoefficients;

/** Prepares the guided filter for `guide`, shape (height, width). Windows are cut at the border. */
export function createGuidedFilter(guide: Float32Array, width: number, height: number): GuidedFilter {
  const mean = (values: Float32Array): Float32Array => windowMean(values, width, height);
  const guideMean = mean(guide);
  const squareMean = mean(guide.map((value) => value * value));
  return (values) => {
    const valueMean = mean(values);
    const productMean = mean(values.map((value, at) => value * guide[at]));
    const a = new Float32Array(values.length);
    const b = new Float32Array(values.length);
    for (let at = 0; at < a.length; at++) {
      const variance = Math.max(squareMean[at] - guideMean[at] * guideMean[at], 0);
      a[at] = (productMean[at] - guideMean[at] * valueMean[at]) / (variance + EPSILON);
      b[at] = valueMean[at] - a[at] * guideMean[at];
    }
    return { a: mean(a), b: mean(b) };
  };
}

/** Mean over the square window round each value, rows first, by running sums. */
function windowMean(values: Float32Array, width: number, height: number): Float32Array {
  const rows = new Float32Array(values.length);
  for (let y = 0; y < height; y++) slide(values, rows, y * width, 1, width);
  const means = new Float32Array(values.length);
  for (let x = 0; x < width; x++) slide(rows, means, x, width, height);
  return means;
}

function slide(from: Float32Array, to: Float32Array, start: number, step: number, count: number): void {
  let sum = 0;
  let inside = Math.min(RADIUS, count);
  for (let at = 0; at < inside; at++) sum += from[start + at * step];
  for (let at = 0; at < count; at++) {
    if (at + RADIUS < count) {
      sum += from[start + (at + RADIUS) * step];
      inside++;
    }
    if (at - RADIUS - 1 >= 0) {
      sum -= from[start + (at - RADIUS - 1) * step];
      inside--;
    }
    to[start + at * step] = sum / inside;
  }
}
