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
  const squareMean = mean(products(guide, guide));
  return (values) => {
    const valueMean = mean(values);
    const productMean = mean(products(values, guide));
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

function products(left: Float32Array, right: Float32Array): Float32Array {
  const result = new Float32Array(left.length);
  for (let at = 0; at < result.length; at++) result[at] = left[at] * right[at];
  return result;
}

/** Mean over the square window round each value: running sums along the rows, then down all columns at once. */
function windowMean(values: Float32Array, width: number, height: number): Float32Array {
  const rows = new Float32Array(values.length);
  for (let start = 0; start < values.length; start += width) {
    let sum = 0;
    for (let x = -RADIUS; x < width; x++) {
      if (x + RADIUS < width) sum += values[start + x + RADIUS];
      if (x > RADIUS) sum -= values[start + x - RADIUS - 1];
      if (x >= 0) rows[start + x] = sum / inside(x, width);
    }
  }
  const means = new Float32Array(values.length);
  const sums = new Float64Array(width);
  for (let y = -RADIUS; y < height; y++) {
    const [enters, leaves] = [(y + RADIUS) * width, (y - RADIUS - 1) * width];
    if (y + RADIUS < height) for (let x = 0; x < width; x++) sums[x] += rows[enters + x];
    if (y > RADIUS) for (let x = 0; x < width; x++) sums[x] -= rows[leaves + x];
    if (y < 0) continue;
    const share = 1 / inside(y, height);
    for (let x = 0; x < width; x++) means[y * width + x] = sums[x] * share;
  }
  return means;
}

/** Values of a window round `at` that lie within 0 to `count` - 1. */
function inside(at: number, count: number): number {
  return Math.min(at, RADIUS) + 1 + Math.min(count - 1 - at, RADIUS);
}
