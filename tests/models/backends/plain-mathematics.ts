import { tensor, type Tensor } from '@relight/models/tensor.js';

// The test sandbox looks `Math` up at each use.
const { exp, floor, max, sqrt, PI, SQRT2 } = Math;

/** Operators as their definitions say, in float64 and with no regard to speed: what providers are measured by. */

export interface ConvOptions {
  readonly stride?: number;
  /** Zeros before the first and after the last row and column. */
  readonly pad?: readonly [before: number, after: number];
}

/** Convolution of (batch, in, h, w) with weights (out, in, k, k). */
export function convolved(x: Tensor, weights: Tensor, bias: Tensor, { stride = 1, pad = [0, 0] }: ConvOptions = {}): number[] {
  const [batch, inputs, height, width] = x.dims;
  const [outputs, , size] = weights.dims;
  const extent = (side: number): number => floor((side + pad[0] + pad[1] - size) / stride) + 1;
  const result: number[] = [];
  for (let n = 0; n < batch; n++) {
    for (let o = 0; o < outputs; o++) {
      for (let y = 0; y < extent(height); y++) {
        for (let z = 0; z < extent(width); z++) {
          let sum = bias.data[o];
          for (let c = 0; c < inputs; c++) {
            for (let i = 0; i < size; i++) {
              for (let j = 0; j < size; j++) {
                const [row, column] = [y * stride + i - pad[0], z * stride + j - pad[0]];
                if (row < 0 || row >= height || column < 0 || column >= width) continue;
                sum += x.data[((n * inputs + c) * height + row) * width + column] * weights.data[((o * inputs + c) * size + i) * size + j];
              }
            }
          }
          result.push(sum);
        }
      }
    }
  }
  return result;
}

/** Groups of channels of (batch, channels, ...) normalised to mean 0 and variance 1, then scaled and shifted by channel. */
export function groupNormalised(x: Tensor, groups: number, scale: Tensor, shift: Tensor, epsilon: number): number[] {
  const [batch, channels] = x.dims;
  const plane = x.data.length / (batch * channels);
  const size = (channels / groups) * plane;
  return normalised(x.data, size, epsilon).map((value, i) => {
    const channel = floor(i / plane) % channels;
    return value * scale.data[channel] + shift.data[channel];
  });
}

/** Rows of the last dimension normalised, then scaled and shifted. */
export function layerNormalised(x: Tensor, scale: Tensor, shift: Tensor, epsilon: number): number[] {
  const width = x.dims.at(-1)!;
  return normalised(x.data, width, epsilon).map((value, i) => value * scale.data[i % width] + shift.data[i % width]);
}

function normalised(values: Float32Array, size: number, epsilon: number): number[] {
  const result: number[] = [];
  for (let first = 0; first < values.length; first += size) {
    const part = [...values.subarray(first, first + size)];
    const mean = part.reduce((sum, value) => sum + value, 0) / size;
    const variance = part.reduce((sum, value) => sum + (value - mean) ** 2, 0) / size;
    for (const value of part) result.push((value - mean) / sqrt(variance + epsilon));
  }
  return result;
}

/** Rows (rows, in) through weights (out, in) and bias. */
export function linear(x: Tensor, weights: Tensor, bias: Tensor | null): number[] {
  const [outputs, inputs] = weights.dims;
  const result: number[] = [];
  for (let row = 0; row < x.data.length / inputs; row++) {
    for (let o = 0; o < outputs; o++) {
      let sum = bias === null ? 0 : bias.data[o];
      for (let i = 0; i < inputs; i++) sum += x.data[row * inputs + i] * weights.data[o * inputs + i];
      result.push(sum);
    }
  }
  return result;
}

/** Gaussian error linear unit, the exact one: `x * Phi(x)`. */
export function gelu(x: number): number {
  return 0.5 * x * (1 + errorFunction(x / SQRT2));
}

/** `x * sigmoid(alpha * x)`: SiLU with alpha 1, CLIP's quick GELU with alpha 1.702. */
export function gated(x: number, alpha: number): number {
  return x / (1 + exp(-alpha * x));
}

/** Its Maclaurin series; exact to 1e-12 for |x| < 3. */
function errorFunction(x: number): number {
  let [term, sum] = [x, x];
  for (let n = 1; n < 120; n++) {
    term *= (-x * x) / n;
    sum += term / (2 * n + 1);
  }
  return (2 / sqrt(PI)) * sum;
}

/** Planes of (batch, channels, h, w) enlarged to another size by their nearest, downwards. */
export function nearest(x: Tensor, toHeight: number, toWidth: number): number[] {
  const [batch, channels, height, width] = x.dims;
  const result: number[] = [];
  for (let plane = 0; plane < batch * channels; plane++) {
    for (let y = 0; y < toHeight; y++) {
      for (let z = 0; z < toWidth; z++) {
        const [row, column] = [floor((y * height) / toHeight), floor((z * width) / toWidth)];
        result.push(x.data[(plane * height + row) * width + column]);
      }
    }
  }
  return result;
}

/** Multi-head attention of queries (batch, tq, width) over keys and values (batch, tk, width); `causal` hides later tokens. */
export function attended(q: Tensor, k: Tensor, v: Tensor, heads: number, causal = false): Tensor {
  const [batch, queries, width] = q.dims;
  const keys = k.dims[1];
  const size = width / heads;
  const result = tensor(q.dims);
  for (let n = 0; n < batch; n++) {
    for (let head = 0; head < heads; head++) {
      for (let i = 0; i < queries; i++) {
        const scores: number[] = [];
        for (let j = 0; j < keys; j++) {
          let sum = 0;
          for (let d = 0; d < size; d++) {
            sum += q.data[(n * queries + i) * width + head * size + d] * k.data[(n * keys + j) * width + head * size + d];
          }
          scores.push(causal && j > i ? -Infinity : sum / sqrt(size));
        }
        const most = max(...scores);
        const shares = scores.map((score) => exp(score - most));
        const whole = shares.reduce((sum, share) => sum + share, 0);
        for (let d = 0; d < size; d++) {
          let sum = 0;
          for (let j = 0; j < keys; j++) sum += shares[j] * v.data[(n * keys + j) * width + head * size + d];
          result.data[(n * queries + i) * width + head * size + d] = sum / whole;
        }
      }
    }
  }
  return result;
}
