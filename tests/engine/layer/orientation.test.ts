import { describe, expect, it } from '@jest/globals';
import { asCoded, codedViewSize, displaySize, upright } from '@relight/engine/layer/orientation.js';
import { tensor } from '@relight/models/tensor.js';

// 1 2 3
// 4 5 6
const CODED = tensor([1, 1, 2, 3], Float32Array.of(1, 2, 3, 4, 5, 6));
const square = { num: 1, den: 1 };

describe('upright()', () => {
  it.each([
    [0, [1, 1, 2, 3], [1, 2, 3, 4, 5, 6]],
    [90, [1, 1, 3, 2], [4, 1, 5, 2, 6, 3]],
    [180, [1, 1, 2, 3], [6, 5, 4, 3, 2, 1]],
    [270, [1, 1, 3, 2], [3, 6, 2, 5, 1, 4]],
  ] as const)('turns by %i degrees clockwise, as a player does', (rotation, dims, values) => {
    const turned = upright(CODED, rotation);
    expect([turned.dims, [...turned.data]]).toEqual([dims, values]);
  });

  it.each([0, 90, 180, 270] as const)('is undone by asCoded() at %i degrees, plane by plane', (rotation) => {
    const planes = tensor(
      [1, 3, 2, 3],
      Float32Array.from({ length: 18 }, (_, at) => at),
    );
    const turned = upright(planes, rotation);
    expect(asCoded({ kind: 'pixels', pixels: turned }, rotation)).toEqual({ kind: 'pixels', pixels: planes });
    const gain = { kind: 'gain', gain: turned, offset: turned, pattern: null } as const;
    expect(asCoded(gain, rotation)).toEqual({ kind: 'gain', gain: planes, offset: planes, pattern: null });
  });
});

describe('displaySize()', () => {
  it('is in square pixels, turned', () => {
    expect(displaySize({ width: 720, height: 576, rotation: 0, pixelAspect: { num: 16, den: 15 } })).toEqual({ width: 768, height: 576 });
    expect(displaySize({ width: 1920, height: 1080, rotation: 90, pixelAspect: square })).toEqual({ width: 1080, height: 1920 });
  });
});

describe('codedViewSize()', () => {
  it('asks the relighter for the upright size and turns the answer back', () => {
    const asked: unknown[] = [];
    const viewSize = (width: number, height: number) => {
      asked.push([width, height]);
      return { width: 96, height: 176 };
    };
    expect(codedViewSize({ viewSize }, { width: 1920, height: 1080, rotation: 270, pixelAspect: square })).toEqual({
      width: 176,
      height: 96,
    });
    expect(asked).toEqual([[1080, 1920]]);
  });
});
