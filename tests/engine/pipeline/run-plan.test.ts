import { describe, expect, it } from '@jest/globals';
import { runPlan } from '@relight/engine/pipeline/run-plan.js';
import { stepKinds } from '@relight/engine/pipeline/step-reports.js';
import { createEulerAncestral } from '@relight/models/schedulers/euler-ancestral.js';
import { fusion } from './toy-run.js';

const scheduler = createEulerAncestral();

describe('runPlan()', () => {
  it.each([
    [25, 0.5, 25, 481],
    [25, 0.4, 24, 369],
  ])('relights with the last steps of a longer schedule: %d at %d are %d from timestep %d', (steps, denoiseStrength, run, first) => {
    const plan = runPlan({ scheduler, steps, denoiseStrength }, fusion({}), false);
    expect([plan.painted, plan.steps.length, plan.schedule.timesteps[0]]).toEqual([0, run, first]);
  });

  it.each([
    [50, 0.5, 25, 481],
    [50, 0.4, 30, 381],
    [80, 0.4, 48, 373],
    [10, 0.05, 9, 1],
    [10, 1, 0, 901],
  ])('paints from the first step on: %d at %d paint %d and fuse from timestep %d', (steps, denoiseStrength, painted, first) => {
    const plan = runPlan({ scheduler, steps, denoiseStrength }, fusion({}), true);
    expect([plan.painted, plan.painted + plan.steps.length, plan.schedule.timesteps.length]).toEqual([painted, steps, steps]);
    expect(plan.schedule.timesteps[plan.painted]).toBe(first);
    expect(plan.steps[0].weight).toBe(1);
  });
});

describe('stepKinds()', () => {
  const kinds = (paints: boolean, every: number): string =>
    stepKinds(runPlan({ scheduler, steps: 8, denoiseStrength: 0.5 }, fusion({ every }), paints), paints)
      .map(([letter]) => letter)
      .join('');

  it('says which steps relight', () => {
    expect(kinds(false, 1)).toBe('rrrrrrpp');
    expect(kinds(false, 3)).toBe('rpprprpp');
  });

  it('counts the relight of the foreground where a background is painted', () => {
    expect(kinds(true, 1)).toBe('rpppprrrp');
  });
});
