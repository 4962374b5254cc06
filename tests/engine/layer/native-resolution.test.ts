import { beforeAll, describe, expect, it } from '@jest/globals';
import { createNativeResolution } from '@relight/engine/layer/native-resolution.js';
import { gainOfPixels } from '@relight/engine/pipeline/gain-of-pixels.js';
import type { NativeResolution } from '@relight/engine/layer/native-resolution.js';
import type { RelitGain } from '@relight/models/interfaces/image-relighter.js';
import { tensor } from '@relight/models/tensor.js';
import { toCode, toLinear } from './reference-light.js';
import { frameOf, noiseFrame } from './test-frames.js';

let native: NativeResolution;
beforeAll(async () => {
  native = await createNativeResolution();
});

const VIEW = { width: 16, height: 9 };

/** The same gain and offset everywhere. */
function flatGain(gain: number, offset = 0): RelitGain {
  const dims = [1, 3, VIEW.height, VIEW.width];
  return {
    kind: 'gain',
    gain: tensor(dims, new Float32Array(432).fill(gain)),
    offset: tensor(dims, new Float32Array(432).fill(offset)),
    pattern: null,
  };
}

describe('NativeResolution.apply()', () => {
  it('gives back the source itself at strength 0', () => {
    const frame = noiseFrame(160, 90, 1);
    expect(native.apply(frame, native.view(frame, VIEW), flatGain(3, 0.1), { strength: 0 })).toBe(frame);
  });

  it('multiplies linear light by a flat gain below 1', () => {
    const frame = noiseFrame(160, 90, 2);
    const relit = native.apply(frame, native.view(frame, VIEW), flatGain(0.5), { strength: 1 });
    const wanted = frame.g.map((code) => Math.round(65535 * toCode(0.5 * toLinear(code / 65535))));
    expect(Math.max(...wanted.map((code, at) => Math.abs(code - relit.g[at])))).toBeLessThanOrEqual(1);
  });

  it('never darkens a channel for a gain above 1, however bright', () => {
    const frame = frameOf(256, 256, (x, y) => y * 256 + x);
    const relit = native.apply(frame, native.view(frame, VIEW), flatGain(1.3), { strength: 1 });
    expect(Math.min(...frame.r.map((code, at) => relit.r[at] - code))).toBeGreaterThanOrEqual(-1);
  });

  it('keeps greys in order under any one gain', () => {
    const frame = frameOf(256, 256, (x, y) => y * 256 + x);
    const relit = native.apply(frame, native.view(frame, VIEW), flatGain(4.5, 0.05), { strength: 1 });
    let falls = 0;
    for (let at = 1; at < relit.r.length; at++) falls = Math.max(falls, relit.r[at - 1] - relit.r[at]);
    expect(falls).toBeLessThanOrEqual(1);
  });

  it('puts a relit picture in the place of the source', () => {
    const frame = noiseFrame(160, 90, 5);
    const view = native.view(frame, VIEW);
    const pixels = tensor(view.dims, new Float32Array(432).fill(0.25));
    const relit = native.apply(frame, view, { kind: 'pixels', pixels }, { strength: 1 });
    expect([...new Set([...relit.r, ...relit.g, ...relit.b])]).toEqual([16384]);
  });

  it('brings a video model’s light to native size with the source’s own detail', () => {
    const frame = frameOf(160, 90, (x, y) => 24000 + 8000 * Math.sin(x) * Math.sin(y));
    const view = native.view(frame, VIEW);
    const pixels = tensor(
      view.dims,
      view.data.map((code) => toCode(0.5 * toLinear(code))),
    );
    const relit = native.apply(frame, view, gainOfPixels(pixels, view), { strength: 1 });
    const wanted = frame.g.map((code) => 65535 * toCode(0.5 * toLinear(code / 65535)));
    const error = Math.sqrt(wanted.reduce((sum, code, at) => sum + (code - relit.g[at]) ** 2, 0) / wanted.length);
    expect(error / 65535).toBeLessThan(0.01);
  });

  it('shows a gain that is no number as black', () => {
    const frame = frameOf(160, 90, () => 30000);
    const relit = native.apply(frame, native.view(frame, VIEW), flatGain(NaN, 0.1), { strength: 1 });
    expect(Math.max(...relit.r)).toBe(0);
  });

  it('takes a 4K frame', () => {
    const frame = frameOf(3840, 2160, (x) => x * 17);
    const relit = native.apply(frame, native.view(frame, VIEW), flatGain(0.25), { strength: 1 });
    const at = 2159 * 3840 + 3839;
    expect(Math.abs(relit.b[at] - 65535 * toCode(0.25 * toLinear(frame.b[at] / 65535)))).toBeLessThan(1);
  });

  it('keeps the light on its side of an edge that the view can only blur', () => {
    const edge = 83;
    const frame = frameOf(160, 90, (x) => (x < edge ? 12000 : 48000));
    const view = native.view(frame, VIEW);
    const gain = new Float32Array(432);
    for (let at = 0; at < 432; at++) gain[at] = view.data[at] > 0.45 ? 0.5 : 1;
    const dims = [1, 3, VIEW.height, VIEW.width];
    const relit = native.apply(frame, view, { ...flatGain(1), gain: tensor(dims, gain) }, { strength: 1 });
    const row = 45 * 160;
    const lift = (x: number): number => toLinear(relit.g[row + x] / 65535) / toLinear(frame.g[row + x] / 65535);
    expect(lift(edge - 1)).toBeGreaterThan(0.85);
    expect(lift(edge)).toBeLessThan(0.6);
  });
});

describe('NativeResolution.view()', () => {
  it.each([
    [641, 359, 128, 72],
    [160, 90, 160, 90],
    [7, 5, 16, 9],
    [1920, 8, 128, 3],
  ])('averages code values over each view pixel: %ix%i to %ix%i', (width, height, viewWidth, viewHeight) => {
    const frame = noiseFrame(width, height, 4);
    const view = native.view(frame, { width: viewWidth, height: viewHeight });
    expect(view.dims).toEqual([1, 3, viewHeight, viewWidth]);
    const planes = [frame.r, frame.g, frame.b];
    let distance = 0;
    for (let at = 0; at < view.data.length; at++) {
      const y = Math.floor(at / viewWidth) % viewHeight;
      const wanted = areaMean(planes[Math.floor(at / (viewWidth * viewHeight))], width, height, at % viewWidth, y, viewWidth, viewHeight);
      distance = Math.max(distance, Math.abs(view.data[at] - wanted));
    }
    expect(distance).toBeLessThan(1e-5);
  });

  it('is exact on a flat frame', () => {
    const view = native.view(
      frameOf(641, 359, () => 65535),
      { width: 128, height: 72 },
    );
    expect(Math.min(...view.data)).toBeGreaterThan(1 - 1e-5);
    expect(Math.max(...view.data)).toBeLessThan(1 + 1e-5);
  });
});

/** Mean of a plane over one cell of a grid, edge pixels weighted by what of them lies inside. */
function areaMean(plane: Uint16Array, width: number, height: number, i: number, j: number, columns: number, rows: number): number {
  const [x0, x1] = [(i * width) / columns, ((i + 1) * width) / columns];
  const [y0, y1] = [(j * height) / rows, ((j + 1) * height) / rows];
  let sum = 0;
  for (let y = Math.floor(y0); y < Math.min(Math.ceil(y1), height); y++) {
    for (let x = Math.floor(x0); x < Math.min(Math.ceil(x1), width); x++) {
      const inside = (Math.min(x1, x + 1) - Math.max(x0, x)) * (Math.min(y1, y + 1) - Math.max(y0, y));
      sum += inside * plane[y * width + x];
    }
  }
  return sum / ((x1 - x0) * (y1 - y0) * 65535);
}
