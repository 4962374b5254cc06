import { describe, expect, it } from '@jest/globals';
import { DECAYS, fusionWeight } from '@relight/engine/pipeline/fusion-weight.js';
import { createDdim } from '@relight/models/schedulers/ddim.js';
import { createEulerAncestral } from '@relight/models/schedulers/euler-ancestral.js';
import { createFlowMatchEuler } from '@relight/models/schedulers/flow-match-euler.js';

const animateDiff = createEulerAncestral().begin({ steps: 25, denoiseStrength: 0.5 }).timesteps;
const animateDiffAt4 = createEulerAncestral().begin({ steps: 25, denoiseStrength: 0.4 }).timesteps;
const cogVideo = createDdim().begin({ steps: 25, denoiseStrength: 0.4 }).timesteps;
const wan = createFlowMatchEuler().begin({ steps: 25, denoiseStrength: 0.4 }).timesteps;

describe('fusionWeight()', () => {
  it.each([
    [0, 1, 1],
    [1, 0.9583, 0.9584],
    [4, 0.8333, 0.8337],
    [8, 0.6667, 0.6674],
    [12, 0.5, 0.501],
    [16, 0.3333, 0.3347],
    [20, 0.1667, 0.1684],
    [21, 0, 0],
    [24, 0, 0],
  ])('at step %d of AnimateDiff is %d by the linear decay, %d by the timesteps', (step, linear, timestep) => {
    expect(fusionWeight(DECAYS.linear, 0.15, step, animateDiff)).toBeCloseTo(linear, 4);
    expect(fusionWeight(DECAYS.timestep, 0.15, step, animateDiff)).toBeCloseTo(timestep, 4);
  });

  it.each([
    ['AnimateDiff', DECAYS.linear, 0.15, animateDiff, 21],
    ['AnimateDiff at denoise strength .4', DECAYS.linear, 0.15, animateDiffAt4, 20],
    ['AnimateDiff by the timesteps', DECAYS.timestep, 0.15, animateDiff, 21],
    ['CogVideoX', DECAYS.quadratic, 0.2, cogVideo, 21],
    ['Wan', DECAYS.linear, 0.2, wan, 19],
  ] as const)('lets %s relight as often as the reference does', (_, decay, cutOff, timesteps, relights) => {
    expect(timesteps.filter((__, step) => fusionWeight(decay, cutOff, step, timesteps) > 0)).toHaveLength(relights);
  });

  it.each(Object.entries(DECAYS))('starts at 1 and never rises: %s', (_, decay) => {
    const weights = cogVideo.map((__, step) => fusionWeight(decay, 0, step, cogVideo));
    expect(weights[0]).toBe(1);
    expect(weights.every((weight, step) => step === 0 || weight <= weights[step - 1])).toBe(true);
    expect(fusionWeight(decay, 0.15, 0, [999])).toBe(1);
  });

  it('is 0 at the cut-off itself', () => {
    expect(fusionWeight(() => 0.2, 0.2, 3, wan)).toBe(0);
  });
});
