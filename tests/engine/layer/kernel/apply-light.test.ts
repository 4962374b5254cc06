import { beforeAll, describe, expect, it } from '@jest/globals';
import { applyLight } from '@relight/engine/layer/kernel/apply-light.js';
import { loadLightKernel } from '@relight/engine/layer/kernel/light-kernel.js';
import type { LightKernel } from '@relight/engine/layer/kernel/light-kernel.js';
import type { LightMaps, Maps } from '@relight/engine/layer/light-maps.js';
import type { VideoFrame } from '@relight/engine/media/media-backend.js';
import { referencePixel } from '../reference-light.js';
import { createRandom, frameOf, noiseFrame } from '../test-frames.js';

let kernel: LightKernel;
beforeAll(async () => {
  kernel = await loadLightKernel();
});

/** Pixels compared in one frame at most. */
const COMPARED = 6_000;

/** Largest distance to the reference in 16-bit code values, the reference not rounded. */
function worst(frame: VideoFrame, maps: LightMaps, strength: number): number {
  const { width, height } = frame;
  const relit = applyLight(kernel, frame, maps, strength);
  let distance = 0;
  const stride = Math.max(1, 2 * Math.floor(frame.r.length / COMPARED / 2) - 1);
  for (let at = 0; at < frame.r.length; at += stride) {
    const [x, y] = [at % width, Math.floor(at / width)];
    const wanted = referencePixel([frame.r[at], frame.g[at], frame.b[at]], maps, x, y, { width, height }, strength);
    [relit.r[at], relit.g[at], relit.b[at]].forEach((code, channel) => {
      distance = Math.max(distance, Math.abs(code - wanted[channel]));
    });
  }
  return distance;
}

/** Planes of random values, each within its own range. */
function randomMaps(width: number, height: number, ranges: readonly (readonly [number, number])[], seed: number): Maps {
  const random = createRandom(seed);
  return {
    width,
    height,
    planes: ranges.map(([low, high]) => Float32Array.from({ length: width * height }, () => low + random() * (high - low))),
  };
}

/** Gain slopes and levels as strong as the guided filter makes them, so that both gain bounds are met; veil up to 0.1. */
const WILD = [
  ...[0, 1, 2].flatMap(
    () =>
      [
        [-1.5, 1.5],
        [-4, 4],
      ] as const,
  ),
  ...[0, 1, 2].map(() => [0, 0.1] as const),
];
const PATTERN = [0, 1, 2].map(() => [0.06, 1] as const);

describe('applyLight()', () => {
  it.each([
    [160, 100, 1],
    [641, 359, 1],
    [641, 359, 0.35],
    [3, 5, 1],
    [1, 1, 1],
  ])('is within 1 code value of 65535 of the double-precision law at %ix%i, strength %d', (width, height, strength) => {
    const maps = { light: randomMaps(17, 13, WILD, 3), pattern: null };
    expect(worst(noiseFrame(width, height, 1), maps, strength)).toBeLessThan(1);
  });

  it('multiplies by a pattern of its own size', () => {
    const maps = { light: randomMaps(9, 7, WILD, 5), pattern: randomMaps(40, 30, PATTERN, 6) };
    expect(worst(noiseFrame(203, 97, 2), maps, 1)).toBeLessThan(1);
  });

  it('takes maps larger than the frame', () => {
    const maps = { light: randomMaps(64, 48, WILD, 7), pattern: null };
    expect(worst(noiseFrame(31, 20, 3), maps, 1)).toBeLessThan(1);
  });

  it('leaves every grey within 1 of 65535 at gain 1 and offset 0, the brightest included', () => {
    const zeros = [0, 1, 2, 3, 4, 5, 6, 7, 8].map(() => new Float32Array(4));
    const frame = frameOf(256, 256, (x, y) => y * 256 + x);
    const relit = applyLight(kernel, frame, { light: { width: 2, height: 2, planes: zeros }, pattern: null }, 1);
    expect(Math.max(...frame.r.map((code, at) => Math.abs(code - relit.r[at])))).toBeLessThanOrEqual(1);
  });

  it('leaves every colour within 1 of 65535 at gain 1 and offset 0', () => {
    const zeros = [0, 1, 2, 3, 4, 5, 6, 7, 8].map(() => new Float32Array(4));
    const frame = noiseFrame(200, 150, 8);
    const relit = applyLight(kernel, frame, { light: { width: 2, height: 2, planes: zeros }, pattern: null }, 1);
    for (const channel of ['r', 'g', 'b'] as const) {
      expect(Math.max(...frame[channel].map((code, at) => Math.abs(code - relit[channel][at])))).toBeLessThanOrEqual(1);
    }
  });

  it('hands alpha on', () => {
    const a = new Uint16Array(16).fill(123);
    const frame = { ...noiseFrame(4, 4, 9), a };
    expect(applyLight(kernel, frame, { light: randomMaps(2, 2, WILD, 1), pattern: null }, 1).a).toEqual(a);
  });

  it('does not grow the kernel memory with the height of the frame', () => {
    const maps = { light: randomMaps(4, 4, WILD, 1), pattern: null };
    applyLight(kernel, noiseFrame(640, 30, 1), maps, 1);
    const held = kernel.memory.buffer.byteLength;
    applyLight(kernel, noiseFrame(640, 200, 1), maps, 1);
    expect(kernel.memory.buffer.byteLength).toBe(held);
  });
});
