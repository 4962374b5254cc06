import { describe, expect, it } from '@jest/globals';
import { flicker } from '@relight/engine/light/flicker.js';

const frames = Array.from({ length: 500 }, (_, frame) => frame / 24);

describe('flicker()', () => {
  const values = frames.map((frame) => flicker(frame, 0.12));

  it('stays within its amount, around 1', () => {
    expect(Math.max(...values)).toBeLessThanOrEqual(1.12);
    expect(Math.min(...values)).toBeGreaterThanOrEqual(0.88);
    expect(values.reduce((sum, value) => sum + value, 0) / values.length).toBeCloseTo(1, 1);
  });

  it('moves, slowly: no step between frames at 24 a second above a third of its amount', () => {
    const steps = values.slice(1).map((value, index) => Math.abs(value - values[index]));
    expect(Math.max(...values) - Math.min(...values)).toBeGreaterThan(0.08);
    expect(Math.max(...steps)).toBeLessThan(0.04);
  });

  it('is subtle at 8 frames a second, too: no step above two thirds of its amount', () => {
    const slow = frames.map((second) => flicker(3 * second, 0.12));
    expect(Math.max(...slow.slice(1).map((value, index) => Math.abs(value - slow[index])))).toBeLessThan(0.08);
  });

  it('is the same at the same time, and steady at amount 0', () => {
    expect(frames.map((frame) => flicker(frame, 0.12))).toEqual(values);
    expect(frames.every((frame) => flicker(frame, 0) === 1)).toBe(true);
  });
});
