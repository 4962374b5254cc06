import { describe, expect, it } from '@jest/globals';
import { createFlowMatchEuler } from '@relight/models/schedulers/flow-match-euler.js';
import { shares } from '../../contracts/scheduler.contract.js';

const WAN_SIGMAS = [
  0.6467, 0.6305, 0.6137, 0.5963, 0.5781, 0.5592, 0.5395, 0.519, 0.4975, 0.4752, 0.4517, 0.4272, 0.4016, 0.3746, 0.3463, 0.3166, 0.2852,
  0.2522, 0.2173, 0.1804, 0.1414, 0.0999, 0.0559, 0.0089,
];

describe('createFlowMatchEuler()', () => {
  const schedule = createFlowMatchEuler().begin({ steps: 25, denoiseStrength: 0.4 });

  it('runs the last 24 of the 62 sigmas of Wan 2.1 at denoise strength .4', () => {
    expect(schedule.timesteps).toHaveLength(24);
    WAN_SIGMAS.forEach((sigma, index) => expect(Math.abs(shares(schedule, index).noise - sigma)).toBeLessThan(6e-5));
  });

  it('feeds the model a thousand sigmas', () => {
    expect(schedule.timesteps[0]).toBeCloseTo(646.6745, 3);
  });
});
