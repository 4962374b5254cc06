import { describe, expect, it } from '@jest/globals';
import { viewSize } from '@relight/models/families/iclight/view-size.js';

describe('viewSize()', () => {
  it.each([
    [512, 512, 512, 512, 512],
    [1024, 1024, 512, 512, 512],
    [1920, 1080, 512, 680, 384],
    [1080, 1920, 512, 384, 680],
    [720, 480, 256, 312, 208],
    [64, 64, 64, 64, 64],
  ])('of %d x %d at %d is %d x %d', (width, height, resolution, viewWidth, viewHeight) => {
    expect(viewSize({ width, height }, resolution)).toEqual({ width: viewWidth, height: viewHeight });
  });

  it('of a ribbon keeps sides of 64 to four times the resolution', () => {
    expect(viewSize({ width: 10000, height: 10 }, 512)).toEqual({ width: 2048, height: 64 });
    expect(viewSize({ width: 10, height: 10000 }, 100)).toEqual({ width: 64, height: 400 });
  });
});
