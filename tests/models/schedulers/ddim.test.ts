import { describe, expect, it } from '@jest/globals';
import { seededNoise } from '@relight/models/noise.js';
import { createDdim } from '@relight/models/schedulers/ddim.js';
import { tensor } from '@relight/models/tensor.js';
import { weightedSum } from '@relight/models/tensor-ops.js';
import { shares } from '../../contracts/scheduler.contract.js';

describe('createDdim()', () => {
  const schedule = createDdim().begin({ steps: 25, denoiseStrength: 0.4 });

  it('runs the last 24 of 62 steps of CogVideoX at denoise strength .4', () => {
    expect(schedule.timesteps).toHaveLength(24);
    expect([...schedule.timesteps.slice(0, 3), ...schedule.timesteps.slice(-3)]).toEqual([386, 370, 354, 47, 31, 15]);
    expect(shares(schedule, 0).signal ** 2).toBeCloseTo(0.1924, 6);
  });

  it('shifts the signal-to-noise ratio and ends the training in pure noise', () => {
    const whole = createDdim().begin({ steps: 1000, denoiseStrength: 1 });
    expect(whole.timesteps[0]).toBe(999);
    expect(shares(whole, 0)).toEqual({ signal: 0, noise: 1 });
    expect(shares(whole, 999).signal ** 2).toBeCloseTo(0.9974543, 6);
  });

  it('ends at the first training step where it does not end clean', () => {
    const [zero, one] = [tensor([1]), tensor([1], Float32Array.of(1))];
    const noisy = createDdim({ endClean: false }).begin({ steps: 25, denoiseStrength: 0.4 });
    const silent = seededNoise(0);
    const kept = noisy.step(zero, one, 23, silent).data[0];
    expect(kept).toBeCloseTo(Math.sqrt((1 - 0.9974543) / (1 - shares(noisy, 23).signal ** 2)), 4);
    expect(schedule.step(zero, one, 23, silent).data[0]).toBe(0);
  });

  it('a replaced original is the refined velocity of Light-A-Video, equation 12', () => {
    const draw = seededNoise(3);
    const [latents, target] = [draw([8]), draw([8])];
    const { signal, noise } = shares(schedule, 4);
    const velocity = weightedSum(signal / noise, latents, -1 / noise, target);
    const original = schedule.predictOriginal(velocity, latents, 4);
    original.data.forEach((value, i) => expect(value).toBeCloseTo(target.data[i], 5));
  });

  it('refuses to predict noise where no signal is left', () => {
    expect(() => createDdim({ prediction: 'epsilon' })).toThrow(RangeError);
  });
});
