import { describe, expect, it } from '@jest/globals';
import { createEulerAncestral } from '@relight/models/schedulers/euler-ancestral.js';
import { tensor } from '@relight/models/tensor.js';
import { shares } from '../../contracts/scheduler.contract.js';
import type { NoiseSource, Schedule } from '@relight/models/interfaces/scheduler.js';

const ONE = tensor([1], Float32Array.of(1));
const NONE = tensor([1]);
const silent: NoiseSource = () => NONE;
const loud: NoiseSource = () => ONE;

/** `[sigma, sigma_up, sigma_down]` of a step, as the step itself shows them. */
function sigmas(schedule: Schedule, index: number): readonly number[] {
  const sigma = shares(schedule, index).noise;
  return [sigma, schedule.step(NONE, NONE, index, loud).data[0], schedule.step(NONE, ONE, index, silent).data[0] * sigma];
}

describe('createEulerAncestral()', () => {
  const schedule = createEulerAncestral().begin({ steps: 25, denoiseStrength: 0.5 });

  it.each([
    [0, 481, 2.1244, 0.7393, 1.8249],
    [1, 461, 1.969, 0.6835, 1.693],
    [4, 401, 1.571, 0.5445, 1.3516],
    [8, 321, 1.1593, 0.408, 0.9913],
    [12, 241, 0.8379, 0.3081, 0.7028],
    [16, 161, 0.5725, 0.2294, 0.4575],
    [20, 81, 0.3358, 0.1567, 0.2283],
    [21, 61, 0.2769, 0.1353, 0.1675],
    [23, 21, 0.1467, 0.0397, 0.0117],
    [24, 1, 0.0414, 0, 0],
  ])('step %d of AnimateDiff: timestep %d, sigma %d, up %d, down %d', (index, timestep, sigma, up, down) => {
    expect(schedule.timesteps[index]).toBe(timestep);
    const found = sigmas(schedule, index);
    [sigma, up, down].forEach((wanted, part) => {
      expect(Math.abs(found[part] - wanted)).toBeLessThan(6e-5);
    });
  });

  it('splits the next sigma into what is kept and what is drawn: up^2 + down^2 = sigma^2', () => {
    for (let index = 0; index < 24; index++) {
      const [, up, down] = sigmas(schedule, index);
      expect(Math.hypot(up, down)).toBeCloseTo(shares(schedule, index + 1).noise, 5);
    }
  });

  it('interpolates sigma for the fractions of linspace', () => {
    const fractional = createEulerAncestral({ spacing: 'linspace' }).begin({ steps: 25, denoiseStrength: 0.5 });
    expect(fractional.timesteps[0]).toBeCloseTo(489.306, 3);
    expect(shares(fractional, 0).noise).toBeCloseTo(2.1929, 4);
  });

  it('hands the model latents of unit variance', () => {
    const [{ noise }] = [shares(schedule, 0)];
    expect(schedule.scaleInput(ONE, 0).data[0]).toBeCloseTo(1 / Math.sqrt(noise ** 2 + 1), 6);
  });
});
