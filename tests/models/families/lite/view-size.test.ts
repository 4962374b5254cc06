import { describe, expect, it } from '@jest/globals';
import { viewSize } from '@relight/models/families/lite/view-size.js';

describe('viewSize()', () => {
  it.each([
    [512, 512, 128, 128],
    [1920, 1080, 176, 96],
    [1080, 1920, 96, 176],
    [641, 359, 176, 96],
    [1440, 1080, 144, 112],
    [1, 1, 128, 128],
  ])('of %d x %d is %d x %d', (width, height, viewWidth, viewHeight) => {
    expect(viewSize(width, height)).toEqual({ width: viewWidth, height: viewHeight });
  });

  it('of a ribbon stays within 64 and 512 pixels a side', () => {
    expect(viewSize(10000, 10)).toEqual({ width: 512, height: 64 });
  });

  it('is a multiple of 16 with about the aspect and area asked for', () => {
    for (let width = 300; width < 4000; width += 371) {
      for (let height = 300; height < 2200; height += 293) {
        const view = viewSize(width, height);
        expect([view.width % 16, view.height % 16]).toEqual([0, 0]);
        expect(Math.abs(Math.log((view.width / view.height) * (height / width)))).toBeLessThan(
          Math.max(0.16, Math.abs(Math.log(width / height)) - 1.1),
        );
      }
    }
  });
});
