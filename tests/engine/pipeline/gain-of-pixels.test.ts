import { describe, expect, it } from '@jest/globals';
import { applyGain } from '@relight/engine/pipeline/apply-gain.js';
import { gainOfPixels } from '@relight/engine/pipeline/gain-of-pixels.js';
import { seededNoise } from '@relight/models/noise.js';
import { toDisplay, toLinear } from '@relight/models/srgb.js';
import { weightedSum } from '@relight/models/tensor-ops.js';
import { tensor, type Tensor } from '@relight/models/tensor.js';

const DIMS = [2, 3, 20, 24];

/** A picture with detail everywhere, from deep shadow to white. */
function picture(seed: number): Tensor {
  return tensor(
    DIMS,
    seededNoise(seed)(DIMS).data.map((value) => 1 / (1 + Math.exp(-value))),
  );
}

function lit(source: Tensor, gain: (at: number) => number): Tensor {
  return tensor(
    source.dims,
    source.data.map((value, at) => toDisplay(toLinear(value) * gain(at))),
  );
}

function flat(value: number): Tensor {
  return tensor(DIMS, new Float32Array(2880).fill(value));
}

const farthest = (a: Tensor, b: Tensor): number => Math.max(...a.data.map((value, at) => Math.abs(value - b.data[at])));

describe('gainOfPixels()', () => {
  const source = picture(1);

  it('is 1 without offset where nothing changed, exactly', () => {
    const { gain, offset, pattern } = gainOfPixels(source, source);
    expect(gain.data.every((value) => value === 1)).toBe(true);
    expect(offset.data.every((value) => value === 0)).toBe(true);
    expect(pattern).toBeNull();
  });

  it.each([0.5, 0.9, 1.5, 3])('gives a flat picture under %d times the light back, black included', (factor) => {
    for (const level of [0, 0.05, 0.2, 0.55]) {
      const relit = lit(flat(level), () => factor);
      expect(farthest(applyGain(flat(level), gainOfPixels(relit, flat(level))), relit)).toBeLessThan(1e-4);
    }
  });

  it('finds a constant gain: to the floor of .02 in what is bright, and as a picture in all', () => {
    const relit = lit(source, () => 0.4);
    const result = gainOfPixels(relit, source);
    result.gain.data.forEach((value, at) => {
      if (toLinear(source.data[at]) > 0.4) expect(Math.abs(value - 0.4)).toBeLessThan(0.03);
    });
    const error = weightedSum(1, applyGain(source, result), -1, relit).data;
    expect(Math.sqrt(error.reduce((sum, value) => sum + value * value, 0) / error.length)).toBeLessThan(0.02);
  });

  it('asks for no more than exp(-3) to exp(2), and for light above white only what white gives', () => {
    expect(Math.max(...gainOfPixels(flat(1), flat(0)).gain.data)).toBeCloseTo(Math.exp(2), 4);
    expect(Math.min(...gainOfPixels(flat(0), flat(1)).gain.data)).toBeCloseTo(Math.exp(-3), 6);
    expect(gainOfPixels(flat(7), flat(0.8))).toEqual(gainOfPixels(flat(1), flat(0.8)));
    expect(gainOfPixels(flat(-1), flat(0.8))).toEqual(gainOfPixels(flat(0), flat(0.8)));
  });

  it('lifts black by an offset, since no gain can', () => {
    const relit = gainOfPixels(flat(toDisplay(0.06)), flat(0));
    relit.offset.data.forEach((value) => expect(value).toBeCloseTo(0.06, 4));
  });

  it('lets the offset carry no grain of the relit picture', () => {
    const grain = seededNoise(7)(DIMS).data;
    const relit = lit(source, (at) => 2 * Math.exp(0.2 * grain[at]));
    const [grainy, calm] = [
      gainOfPixels(relit, source),
      gainOfPixels(
        lit(source, () => 2),
        source,
      ),
    ];
    const spread = Math.max(...grainy.gain.data.map((value, at) => Math.abs(value / calm.gain.data[at] - 1)));
    const offsets = grainy.offset.data.map((value, at) => (value + 0.02) / (calm.offset.data[at] + 0.02) - 1);
    const rms = Math.sqrt(offsets.reduce((sum, value) => sum + value * value, 0) / offsets.length);
    expect(spread).toBeGreaterThan(0.4);
    expect(rms).toBeLessThan(0.06);
  });

  it('keeps frames apart', () => {
    const both = gainOfPixels(
      lit(source, (at) => (at < 1440 ? 1 : 0.5)),
      source,
    );
    expect(both.gain.data.subarray(0, 1440).every((value) => Math.abs(value - 1) < 1e-3)).toBe(true);
    expect(both.gain.data.subarray(1440).every((value) => value < 0.99)).toBe(true);
  });
});
