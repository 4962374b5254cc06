import { tensor, type Tensor } from '@relight/models/tensor.js';

/** Regularisation of the guide's variance; in squared log units, as the guide is a log luminance. */
const EPSILON = 0.01;
/** Radius of the filter's box, as a share of the picture's shorter side. */
const RADIUS = 3 / 128;

/**
 * Smooths each channel of `values` (frames, channels, h, w) along the edges of `guide` (frames, 1, h, w):
 * the guided filter (He, Sun, Tang: Guided Image Filtering, ECCV 2010, equations 5 to 8).
 */
export function guidedLowPass(values: Tensor, guide: Tensor): Tensor {
  const [frames, channels, height, width] = values.dims;
  const size = height * width;
  const box = createBox(height, width, Math.max(1, Math.round(RADIUS * Math.min(height, width))));
  const smooth = new Float32Array(values.data.length);
  for (let frame = 0; frame < frames; frame++) {
    const g = Float64Array.from(guide.data.subarray(frame * size, (frame + 1) * size));
    const meanG = box(g);
    const meanGg = box(g.map((value) => value * value));
    for (let channel = 0; channel < channels; channel++) {
      const start = (frame * channels + channel) * size;
      const v = Float64Array.from(values.data.subarray(start, start + size));
      const meanV = box(v);
      const a = box(v.map((value, i) => value * g[i])).map((gv, i) => (gv - meanG[i] * meanV[i]) / (meanGg[i] - meanG[i] ** 2 + EPSILON));
      const b = meanV.map((mean, i) => mean - a[i] * meanG[i]);
      const [meanA, meanB] = [box(a), box(b)];
      for (let i = 0; i < size; i++) smooth[start + i] = meanA[i] * g[i] + meanB[i];
    }
  }
  return tensor(values.dims, smooth);
}

/** The mean over a square window of side 2 * radius + 1, cut off at the picture's edges; running sums, so the radius costs nothing. */
function createBox(height: number, width: number, radius: number): (plane: Float64Array) => Float64Array {
  return (plane) => {
    const rows = new Float64Array(plane.length);
    for (let y = 0; y < height; y++) slide(plane, rows, y * width, 1, width, radius);
    const both = new Float64Array(plane.length);
    for (let x = 0; x < width; x++) slide(rows, both, x, width, height, radius);
    return both;
  };
}

/** Running mean along one row or column of `length` values, `stride` apart. */
function slide(from: Float64Array, to: Float64Array, start: number, stride: number, length: number, radius: number): void {
  let sum = 0;
  let count = 0;
  for (let i = -radius; i < length; i++) {
    if (i + radius < length) {
      sum += from[start + (i + radius) * stride];
      count++;
    }
    if (i - radius - 1 >= 0) {
      sum -= from[start + (i - radius - 1) * stride];
      count--;
    }
    if (i >= 0) to[start + i * stride] = sum / count;
  }
}
