import { describe, expect, it } from '@jest/globals';
import { fusionPlan } from '@relight/engine/pipeline/fusion-plan.js';
import { fusion } from './toy-run.js';

const TIMESTEPS = Array.from({ length: 25 }, (_, index) => 481 - 20 * index);
const fusedSteps = (every: number): readonly number[] =>
  fusionPlan(fusion({ every }), TIMESTEPS).flatMap(({ weight }, step) => (weight > 0 ? [step] : []));

describe('fusionPlan()', () => {
  it('fuses above the cut-off: the first 21 of 25 steps, with linear weights', () => {
    const plan = fusionPlan(fusion({}), TIMESTEPS);
    plan.forEach(({ weight, detailWeight }, step) => {
      expect(weight).toBeCloseTo(step < 21 ? 1 - step / 24 : 0, 12);
      expect(detailWeight).toBeCloseTo(1 - step / 24, 12);
    });
  });

  it('fuses each so many-th of these, the first and the last of them always', () => {
    expect(fusedSteps(1)).toEqual(Array.from({ length: 21 }, (_, step) => step));
    expect(fusedSteps(4)).toEqual([0, 4, 8, 12, 16, 20]);
    expect(fusedSteps(6)).toEqual([0, 6, 12, 18, 20]);
    expect(fusedSteps(50)).toEqual([0, 20]);
  });

  it('keeps the weights that the steps have when all fuse', () => {
    const [all, some] = [1, 3].map((every) => fusionPlan(fusion({ every }), TIMESTEPS));
    some.forEach(({ weight }, step) => expect([0, all[step].weight]).toContain(weight));
  });

  it('knows whether a later step that fuses restores detail', () => {
    const later = (parts: Parameters<typeof fusion>[0]): readonly boolean[] =>
      fusionPlan(fusion(parts), TIMESTEPS.slice(0, 3)).map(({ detailLater }) => detailLater);
    expect(later({ cutOff: 0.1 })).toEqual([true, false, false]);
    expect(later({ cutOff: 0.9 })).toEqual([false, false, false]);
    expect(later({ detailDecay: (index) => (index === 0 ? 1 : 0) })).toEqual([false, false, false]);
  });

  it('fuses nothing where no step is above the cut-off', () => {
    expect(fusionPlan(fusion({ decay: () => 0.1 }), TIMESTEPS).every(({ weight }) => weight === 0)).toBe(true);
  });
});
