import { describe, expect, it } from '@jest/globals';
import { roundHalfEven } from '@relight/models/schedulers/round-half-even.js';
import { stepPlan } from '@relight/models/schedulers/step-plan.js';

describe('stepPlan()', () => {
  it.each([
    [25, 0.5, 50, 25],
    [25, 0.4, 62, 38],
    [25, 0.3, 83, 59],
    [25, 0.6, 42, 17],
    [25, 0.7, 36, 11],
    [15, 0.9, 17, 2],
    [20, 0.4, 50, 30],
    [32, 0.4, 80, 48],
    [50, 1, 50, 0],
  ])('%d steps at %d are a table of %d from entry %d', (steps, denoiseStrength, total, first) => {
    expect(stepPlan(steps, denoiseStrength)).toEqual({ total, first });
  });

  it('runs at least one step', () => {
    expect(stepPlan(1, 0.9)).toEqual({ total: 1, first: 0 });
  });
});

describe('roundHalfEven()', () => {
  it.each([
    [62.5, 62],
    [63.5, 64],
    [0.5, 0],
    [1.5, 2],
    [-1.5, -2],
    [62.49, 62],
    [62.51, 63],
    [7, 7],
  ])('rounds %d to %d', (value, rounded) => {
    expect(roundHalfEven(value)).toBe(rounded);
  });
});
