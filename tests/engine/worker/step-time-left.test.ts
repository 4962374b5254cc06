import { describe, expect, it } from '@jest/globals';
import { createStepTimeLeft } from '@relight/engine/worker/step-time-left.js';

const KINDS = ['relights', 'plain', 'relights', 'plain'] as const;
/** Milliseconds per frame. */
const COST = { relights: 150, plain: 10 };

describe('createStepTimeLeft()', () => {
  it('knows what is left exactly once each kind was met, also in a shorter last window', () => {
    const windows = [16, 16, 5];
    const steps = windows.flatMap((frames) => KINDS.map((kind) => COST[kind] * frames));
    const timeLeft = createStepTimeLeft(KINDS, windows);
    let elapsed = 0;
    steps.forEach((cost, step) => {
      elapsed += cost;
      const truly = steps.slice(step + 1).reduce((sum, each) => sum + each, 0);
      const told = timeLeft(step + 1, elapsed);
      if (step === 0) expect(told).toBe(150 * (16 + 16 + 16 + 5 + 5));
      else expect(told).toBeCloseTo(truly, 6);
    });
  });

  it('is nothing after the last step', () => {
    expect(createStepTimeLeft(['relights'], [3])(1, 1000)).toBe(0);
  });
});
