import { describe, expect, it } from '@jest/globals';
import { applyPicture } from '@relight/engine/layer/apply-picture.js';
import { createPlanePool } from '@relight/engine/media/plane-pool.js';
import { tensor } from '@relight/models/tensor.js';
import { toCode, toLinear } from './reference-light.js';
import { frameOf, noiseFrame } from './test-frames.js';

describe('applyPicture()', () => {
  it('is the picture itself at the frame’s own size, to a code', () => {
    const frame = noiseFrame(12, 8, 1);
    const picture = tensor(
      [1, 3, 8, 12],
      Float32Array.from({ length: 288 }, (_, at) => at / 287),
    );
    const shown = applyPicture(frame, picture, 1);
    [shown.r, shown.g, shown.b].forEach((codes, channel) => {
      codes.forEach((code, at) => expect(code).toBe(Math.floor(picture.data[96 * channel + at] * 65535 + 0.5)));
    });
  });

  it.each([
    [10, 6],
    [50, 30],
  ])('brings a picture of %ix%i to the frame’s size', (width, height) => {
    const picture = tensor(
      [1, 3, height, width],
      Float32Array.from({ length: 3 * width * height }, (_, at) => ((at % width) + 0.5) / width),
    );
    const shown = applyPicture(noiseFrame(20, 10, 2), picture, 1);
    for (let x = 5; x < 15; x++) expect(Math.abs(shown.g[100 + x] / 65535 - (x + 0.5) / 20)).toBeLessThan(0.002);
  });

  it('mixes with the source in linear light, and leaves index, time and alpha alone', () => {
    const a = Uint16Array.from({ length: 24 }, (_, at) => at);
    const frame = { ...frameOf(6, 4, () => 52000, 9), a };
    const half = applyPicture(frame, tensor([1, 3, 4, 6], new Float32Array(72).fill(0.2)), 0.5);
    const wanted = 65535 * toCode(0.5 * toLinear(0.2) + 0.5 * toLinear(52000 / 65535));
    expect(Math.abs(half.b[13] - wanted)).toBeLessThan(1);
    expect([half.index, half.time, half.a]).toEqual([9, frame.time, a]);
  });

  it('cuts what a decoder gives beyond black and white, and shows what is no number as black', () => {
    const picture = tensor([1, 3, 1, 3], Float32Array.of(-0.2, 1.3, 1, NaN, NaN, NaN, 0, 0, 0));
    const frame = frameOf(3, 1, () => 7);
    const { r, g } = applyPicture(frame, picture, 1);
    expect([...r, ...g]).toEqual([0, 65535, 65535, 0, 0, 0]);
  });

  it('writes into the planes it is given', () => {
    const into = createPlanePool(24).take();
    expect(
      applyPicture(
        frameOf(6, 4, () => 0),
        tensor([1, 3, 2, 2]),
        1,
        into,
      ).g,
    ).toBe(into.g);
  });
});
