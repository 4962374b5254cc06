import { luminance } from './luminance.js';
import type { Picture, Plane } from './picture.js';
import { smooth } from './smooth.js';

/** Added to luminance before the logarithm: below this, pictures hold no light to compare. */
const FLOOR = 0.02;
/** Code values at and above this are taken as clipped. */
const CLIPPED = 250 / 255;

/** Is the light in the right place? Both are 0 where a method changes nothing. */
export interface LightCorrelation {
  /** Pearson correlation over all unsaturated pixels, in [-1, 1]. */
  readonly all: number;
  /** The same on the foreground only. */
  readonly foreground: number;
}

/**
 * Correlation between the change of log luminance that a method made and the true one, both smoothed (sigma 1.5), over a
 * clip's pixels that are clipped neither in the input nor in the truth.
 */
export function lightCorrelation(
  input: readonly Picture[],
  result: readonly Picture[],
  truth: readonly Picture[],
  foreground: readonly Uint8Array[],
): LightCorrelation {
  const all = createPearson();
  const front = createPearson();
  for (let f = 0; f < input.length; f++) {
    const before = luminance(input[f]);
    const made = smooth(logChange(before, luminance(result[f])));
    const wanted = smooth(logChange(before, luminance(truth[f])));
    for (let i = 0; i < made.data.length; i++) {
      if (clipped(input[f].data, i) || clipped(truth[f].data, i)) continue;
      all.add(made.data[i], wanted.data[i]);
      if (foreground[f][i] === 1) front.add(made.data[i], wanted.data[i]);
    }
  }
  return { all: all.value(), foreground: front.value() };
}

function logChange(from: Plane, to: Plane): Plane {
  return { ...from, data: to.data.map((value, i) => Math.log((value + FLOOR) / (from.data[i] + FLOOR))) };
}

function clipped(data: Float32Array, i: number): boolean {
  return data[3 * i] >= CLIPPED || data[3 * i + 1] >= CLIPPED || data[3 * i + 2] >= CLIPPED;
}

function createPearson(): { add(x: number, y: number): void; value(): number } {
  let [n, sx, sy, sxx, syy, sxy] = [0, 0, 0, 0, 0, 0];
  return {
    add(x, y) {
      n += 1;
      sx += x;
      sy += y;
      sxx += x * x;
      syy += y * y;
      sxy += x * y;
    },
    value() {
      const vx = sxx - (sx * sx) / n;
      const vy = syy - (sy * sy) / n;
      return n < 2 || vx <= 1e-9 * n || vy <= 1e-9 * n ? 0 : (sxy - (sx * sy) / n) / Math.sqrt(vx * vy);
    },
  };
}
