import { describe, expect, it } from '@jest/globals';
import { detailRatio } from './detail-ratio.js';
import { gainFlicker } from './gain-flicker.js';
import { lightCorrelation } from './light-correlation.js';
import { motionPairs } from './motion-pairs.js';
import type { FlowBetween } from './motion-pairs.js';
import { movingLightError } from './moving-light-error.js';
import type { Picture } from './picture.js';
import { psnrPerChannel } from './psnr-per-channel.js';
import { psnr } from './psnr.js';
import { smooth } from './smooth.js';
import { ssim } from './ssim.js';
import { toDisplay, toLinear } from './transfer.js';
import { warpError } from './warp-error.js';

const [width, height] = [24, 20];

/** A clip whose linear light at (x, y, c) of frame f is given. */
function clip(frames: number, linear: (x: number, y: number, c: number, f: number) => number): readonly Picture[] {
  return Array.from({ length: frames }, (_, f) => ({
    width,
    height,
    data: Float32Array.from({ length: width * height * 3 }, (_v, i) => {
      const p = Math.floor(i / 3);
      return toDisplay(linear(p % width, Math.floor(p / width), i % 3, f));
    }),
  }));
}
const texture = (x: number, y: number): number => 0.2 + 0.1 * Math.sin(0.9 * x) * Math.cos(0.7 * y);
const flat = clip(2, () => 0.2);
const scene = clip(3, texture);
const still: FlowBetween = (from) => new Float32Array(2 * from.data.length);

describe('psnr()', () => {
  it('does not see an exposure, psnrPerChannel() does not see a white balance', () => {
    expect(
      psnr(
        clip(3, (x, y) => 0.5 * texture(x, y)),
        scene,
      ),
    ).toBeGreaterThan(65);
    const tinted = clip(3, (x, y, c) => texture(x, y) * [1.4, 1, 0.5][c]);
    expect(psnr(tinted, scene)).toBeLessThan(25);
    expect(psnrPerChannel(tinted, scene)).toBeGreaterThan(65);
  });

  it('is -20 log10 of an error that no exposure removes', () => {
    const d = 0.1;
    const step = (sign: number): readonly Picture[] => [
      {
        width,
        height,
        data: Float32Array.from({ length: width * height * 3 }, (_, i) => 0.5 + sign * (Math.floor(i / 3) % 2 === 0 ? d : -d)),
      },
    ];
    // Against a flat grey the best exposure stays within a hair of 1, and each pixel is off by d.
    const flatGrey = step(0);
    expect(psnr(step(1), flatGrey)).toBeGreaterThan(-20 * Math.log10(d) - 0.01);
    expect(psnr(step(1), flatGrey)).toBeLessThan(-20 * Math.log10(d) + 0.3);
  });
});

describe('ssim()', () => {
  it('is 1 for the same clip and falls with lost structure', () => {
    expect(ssim(scene, scene)).toBeCloseTo(1, 4);
    expect(
      ssim(
        clip(3, () => 0.2),
        scene,
      ),
    ).toBeLessThan(0.5);
  });
});

describe('lightCorrelation()', () => {
  const front = [0, 1, 2].map(() => new Uint8Array(width * height).map((_, i) => (i % width < 12 ? 1 : 0)));
  const ramp = clip(3, (x, y) => texture(x, y) * (0.6 + x / width));

  it('is 1 for the truth, 0 for no change, -1 for the opposite light', () => {
    expect(lightCorrelation(scene, ramp, ramp, front).all).toBeCloseTo(1, 6);
    expect(lightCorrelation(scene, scene, ramp, front)).toEqual({ all: 0, foreground: 0 });
    const grey = clip(3, () => 0.3);
    const up = clip(3, (x) => 0.32 * Math.exp(0.05 * (x - 12)) - 0.02);
    const down = clip(3, (x) => 0.32 * Math.exp(-0.05 * (x - 12)) - 0.02);
    expect(lightCorrelation(grey, up, down, front).all).toBeCloseTo(-1, 3);
  });

  it('does not depend on how strong the light is, and looks at the foreground alone', () => {
    const half = clip(
      3,
      (x, y) => (texture(x, y) + 0.02) * Math.sqrt((texture(x, y) * (0.6 + x / width) + 0.02) / (texture(x, y) + 0.02)) - 0.02,
    );
    expect(lightCorrelation(scene, half, ramp, front).all).toBeCloseTo(1, 3);
    const leftOnly = clip(3, (x, y) => texture(x, y) * (x < 12 ? 0.6 + x / width : 1.6 - x / width));
    const { all, foreground } = lightCorrelation(scene, leftOnly, ramp, front);
    expect(foreground).toBeGreaterThan(0.97);
    expect(all).toBeLessThan(0.8);
  });

  it('leaves clipped pixels out', () => {
    const burnt = clip(3, (x, y) => (x < 12 ? 1 : texture(x, y) * (0.6 + x / width)));
    const wild = clip(3, (x, y) => (x < 4 ? 0.001 : x < 12 ? 1 : texture(x, y) * (0.6 + x / width)));
    expect(lightCorrelation(scene, wild, burnt, front).all).toBeCloseTo(1, 6);
  });
});

describe('temporal metrics', () => {
  const pairs = motionPairs(scene, still);

  it('motionPairs() trusts a still clip everywhere, and no pixel that changed by 20/255', () => {
    expect(pairs.every(({ consistent }) => consistent.every((v) => v === 1))).toBe(true);
    const jump = [flat[0], { ...flat[1], data: flat[1].data.map((v) => v + 21 / 255) }];
    expect(motionPairs(jump, still)[0].consistent.some((v) => v === 1)).toBe(false);
    const torn: FlowBetween = (from) => new Float32Array(2 * from.data.length).fill(0.8);
    expect(motionPairs(flat, torn)[0].consistent.some((v) => v === 1)).toBe(false);
  });

  it('follow the motion: a panned clip under a panned gain has neither error nor flicker', () => {
    const pan: FlowBetween = (from, to) => {
      const flow = new Float32Array(2 * from.data.length);
      flow.fill(from === to ? 0 : 1, 0, from.data.length);
      return flow;
    };
    let call = 0;
    const moving = clip(2, (x, y, _c, f) => texture(x + f, y));
    const both: FlowBetween = (from, to) => (call++ % 2 === 0 ? pan(from, to) : pan(from, to).map((v) => -v));
    const panned = motionPairs(moving, both);
    expect(panned[0].consistent.filter((v) => v === 1).length).toBeGreaterThan(0.9 * (width - 1) * height);
    const relit = clip(2, (x, y, _c, f) => texture(x + f, y) * (0.5 + 0.02 * (x + f)));
    expect(warpError(relit, panned)).toBeLessThan(1e-4);
    expect(gainFlicker(moving, relit, panned)).toBeLessThan(1e-3);
  });

  it('warpError() is the mean step, gainFlicker() the mean step of the log gain', () => {
    const blink = [0, 1, 0].map((f) => ({ ...flat[0], data: flat[0].data.map((v) => v + 0.05 * f) }));
    expect(warpError(blink, pairs)).toBeCloseTo(0.05, 6);
    const gain = clip(3, (x, y, _c, f) => (texture(x, y) + 0.002) * (f === 1 ? 1.2 : 1) - 0.002);
    expect(gainFlicker(scene, gain, pairs)).toBeCloseTo(Math.log(1.2), 3);
    expect(gainFlicker(scene, scene, pairs)).toBe(0);
  });
});

describe('the other metrics', () => {
  it('movingLightError() is the mean log ratio from the second frame on', () => {
    const exact = [1, 1, 1].map(() => Float32Array.of(1, 2, 4));
    const late = [9, 1.1, 1.1].map((k) => Float32Array.of(k, 2 * k, 4 / k));
    expect(movingLightError(late, exact)).toBeCloseTo(Math.log(1.1), 5);
    expect(movingLightError(exact, exact)).toBe(0);
  });

  it('detailRatio() is 1 for the source and its scale for a scaled luma', () => {
    expect(detailRatio(scene, scene)).toBe(1);
    const half = scene.map((p) => ({ ...p, data: p.data.map((v) => v / 2) }));
    expect(detailRatio(scene, half)).toBeCloseTo(0.5, 5);
  });

  it('smooth() keeps a constant, also at the border', () => {
    expect(smooth({ width, height, data: new Float32Array(width * height).fill(0.7) }).data.every((v) => Math.abs(v - 0.7) < 1e-6)).toBe(
      true,
    );
  });

  it('toDisplay() undoes toLinear()', () => {
    for (let code = 0; code <= 1; code += 1 / 512) expect(toDisplay(toLinear(code))).toBeCloseTo(code, 5);
  });
});
