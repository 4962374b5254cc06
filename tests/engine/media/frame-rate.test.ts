import { describe, expect, it } from '@jest/globals';
import { frameTiming } from '@relight/engine/media/frame-rate.js';

const grid = (rate: number, frames = 200): number[] => Array.from({ length: frames }, (_, i) => i / rate);

describe('frameTiming()', () => {
  it('takes the stated rate that fits, exactly', () => {
    expect(frameTiming(grid(24000 / 1001), [{ num: 48000, den: 2002 }])).toEqual({
      frameRate: { num: 24000, den: 1001 },
      timestamps: null,
    });
    expect(frameTiming(grid(8), [{ num: 0, den: 0 }, { num: 8, den: 1 }]).frameRate).toEqual({ num: 8, den: 1 }); // prettier-ignore
  });

  it('finds the standard rate behind times that a container rounded to milliseconds', () => {
    const rounded = grid(30000 / 1001, 2000).map((time) => Math.round(time * 1000) / 1000);
    expect(frameTiming(rounded, [{ num: 19001, den: 634 }])).toEqual({ frameRate: { num: 30000, den: 1001 }, timestamps: null });
  });

  it('believes a stated standard rate where a short clip would fit its neighbour as well', () => {
    const rounded = grid(24, 8).map((time) => Math.round(time * 1000) / 1000);
    expect(frameTiming(rounded, [{ num: 24, den: 1 }]).frameRate).toEqual({ num: 24, den: 1 });
  });

  it('keeps the times where one lies more than 1 ms off every constant grid, with their mean rate', () => {
    const times = grid(25, 101).map((time, i) => time + (i === 50 ? 0.0015 : 0));
    expect(frameTiming(times, [{ num: 25, den: 1 }])).toEqual({ frameRate: { num: 25, den: 1 }, timestamps: times });
    const near = grid(25, 101).map((time, i) => time + (i === 50 ? 0.0009 : 0));
    expect(frameTiming(near, [{ num: 25, den: 1 }]).timestamps).toBeNull();
  });
});
