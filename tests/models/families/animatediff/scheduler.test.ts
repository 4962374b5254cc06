import { describe, expect, it } from '@jest/globals';
import { animateDiffScheduler } from '@relight/models/families/animatediff/scheduler.js';
import { modelConfig } from '@relight/models/weights/model-config.js';

const timesteps = (text: string | null): readonly number[] =>
  animateDiffScheduler(modelConfig('scheduler_config.json', text)).begin({ steps: 25, denoiseStrength: 0.5 }).timesteps;

describe('animateDiffScheduler()', () => {
  it('starts where Light-A-Video does on a checkpoint with leading timesteps', () => {
    const published =
      '{"timestep_spacing": "leading", "steps_offset": 1, "beta_schedule": "scaled_linear", "beta_start": 0.00085, "beta_end": 0.012}';
    expect(timesteps(published).slice(0, 3)).toEqual([481, 461, 441]);
    expect(timesteps(null)).toEqual(timesteps(published));
  });

  it('takes the class defaults of diffusers for what a file leaves out', () => {
    expect(timesteps('{}')[0]).toBeCloseTo(489.306, 3);
    expect(timesteps('{"timestep_spacing": "leading"}')[0]).toBe(480);
  });

  it('has linear betas whatever the file says', () => {
    const scheduler = animateDiffScheduler(
      modelConfig(
        'c',
        '{"beta_schedule": "scaled_linear", "beta_start": 0.00085, "beta_end": 0.012, "timestep_spacing": "leading", "steps_offset": 1}',
      ),
    );
    const schedule = scheduler.begin({ steps: 25, denoiseStrength: 0.5 });
    const one = { dims: [1], data: Float32Array.of(1) };
    const none = { dims: [1], data: Float32Array.of(0) };
    expect(schedule.addNoise(none, one, 0).data[0]).toBeCloseTo(2.1243918, 5);
  });

  it('says `broken` for a spacing that there is not', () => {
    expect(() => timesteps('{"timestep_spacing": "wide"}')).toThrow(expect.objectContaining({ code: 'broken' }));
  });
});
