import { createEulerAncestral } from '../../schedulers/euler-ancestral.js';
import type { Prediction } from '../../schedulers/prediction.js';
import type { Scheduler } from '../../interfaces/scheduler.js';
import type { ModelConfig } from '../../weights/model-config.js';

const PREDICTIONS: Readonly<Record<'epsilon' | 'v_prediction' | 'sample', Prediction>> = {
  epsilon: 'epsilon',
  v_prediction: 'v',
  sample: 'sample',
};

/**
 * The scheduler that Light-A-Video makes of a checkpoint's `scheduler_config.json`: Euler ancestral, with the betas linear
 * whatever the file says, since the motion modules were trained so. What the file leaves out is as in diffusers' own class;
 * without the file it is as published with Stable Diffusion 1.5.
 */
export function animateDiffScheduler(config: ModelConfig): Scheduler {
  return createEulerAncestral({
    trainSteps: config.count('num_train_timesteps', 1000),
    betaStart: config.number('beta_start', config.present ? 0.0001 : 0.00085),
    betaEnd: config.number('beta_end', config.present ? 0.02 : 0.012),
    betaSchedule: 'linear',
    spacing: config.choice('timestep_spacing', ['leading', 'linspace', 'trailing'], config.present ? 'linspace' : 'leading'),
    stepsOffset: config.number('steps_offset', config.present ? 0 : 1),
    prediction: PREDICTIONS[config.choice('prediction_type', ['epsilon', 'v_prediction', 'sample'], 'epsilon')],
  });
}
