import type { Method } from '../method.js';
import type { Picture } from '../metrics/picture.js';
import { toDisplay, toLinear } from '../metrics/transfer.js';

/**
 * Colour transfer (Reinhard et al. 2001): mean and deviation of each channel of l-alpha-beta are moved to those of the true
 * frame under light B, which no product has. An oracle, shown to say how far statistics alone get.
 */
export const reinhardOracle: Method = {
  id: 'reinhard',
  label: 'Reinhard, oracle statistics',
  relight: ({ input, truth }) => Promise.resolve(input.map((frame, f) => transfer(frame, truth[f]))),
  gains: () => Promise.resolve(null),
};

/** `frame` with the l-alpha-beta statistics of `model`. */
export function transfer(frame: Picture, model: Picture): Picture {
  const own = lab(frame);
  const wanted = lab(model);
  const out = new Float32Array(frame.data.length);
  const [from, to] = [statistics(own), statistics(wanted)];
  const point = new Float64Array(3);
  for (let i = 0; i < out.length; i += 3) {
    for (let c = 0; c < 3; c++) point[c] = ((own[i + c] - from.mean[c]) * to.deviation[c]) / from.deviation[c] + to.mean[c];
    toRgb(point);
    for (let c = 0; c < 3; c++) out[i + c] = toDisplay(point[c]);
  }
  return { ...frame, data: out };
}

const FLOOR = 1e-3;

function lab({ data }: Picture): Float64Array {
  const out = new Float64Array(data.length);
  for (let i = 0; i < data.length; i += 3) {
    const [r, g, b] = [toLinear(data[i]), toLinear(data[i + 1]), toLinear(data[i + 2])];
    const l = Math.log10(Math.max(FLOOR, 0.3811 * r + 0.5783 * g + 0.0402 * b));
    const m = Math.log10(Math.max(FLOOR, 0.1967 * r + 0.7244 * g + 0.0782 * b));
    const s = Math.log10(Math.max(FLOOR, 0.0241 * r + 0.1288 * g + 0.8444 * b));
    out[i] = (l + m + s) / Math.sqrt(3);
    out[i + 1] = (l + m - 2 * s) / Math.sqrt(6);
    out[i + 2] = (l - m) / Math.SQRT2;
  }
  return out;
}

function toRgb(point: Float64Array): void {
  const [p, q, o] = [point[0] / Math.sqrt(3), point[1] / Math.sqrt(6), point[2] / Math.SQRT2];
  const l = 10 ** (p + q + o);
  const m = 10 ** (p + q - o);
  const s = 10 ** (p - 2 * q);
  point[0] = 4.4679 * l - 3.5873 * m + 0.1193 * s;
  point[1] = -1.2186 * l + 2.3809 * m - 0.1624 * s;
  point[2] = 0.0497 * l - 0.2439 * m + 1.2045 * s;
}

function statistics(values: Float64Array): { readonly mean: Float64Array; readonly deviation: Float64Array } {
  const mean = new Float64Array(3);
  const deviation = new Float64Array(3);
  const count = values.length / 3;
  for (let i = 0; i < values.length; i++) mean[i % 3] += values[i] / count;
  for (let i = 0; i < values.length; i++) deviation[i % 3] += (values[i] - mean[i % 3]) ** 2 / count;
  return { mean, deviation: deviation.map((v) => Math.sqrt(v) + 1e-6) };
}
