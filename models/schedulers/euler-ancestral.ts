import { scaled, weightedSum } from '../tensor-ops.js';
import { alphas, sigmaOf, type AlphaOptions } from './alphas.js';
import { predictedOriginal, type Prediction } from './prediction.js';
import { stepPlan } from './step-plan.js';
import { timesteps, type TimestepOptions } from './timesteps.js';
import type { Scheduler } from '../interfaces/scheduler.js';

export interface EulerAncestralOptions extends AlphaOptions, TimestepOptions {
  readonly prediction: Prediction;
}

/** As Light-A-Video runs AnimateDiff: linear betas (the motion modules' own), leading timesteps from 1, noise predicted. */
const ANIMATEDIFF: EulerAncestralOptions = {
  trainSteps: 1000,
  betaStart: 0.00085,
  betaEnd: 0.012,
  betaSchedule: 'linear',
  spacing: 'leading',
  stepsOffset: 1,
  prediction: 'epsilon',
};

/** Ancestral sampling with Euler steps (Karras et al. 2022, algorithm 2's form); latents are `clean + sigma * noise`. */
export function createEulerAncestral(options: Partial<EulerAncestralOptions> = {}): Scheduler {
  const settings = { ...ANIMATEDIFF, ...options };
  const trained = alphas(settings).map(sigmaOf);
  return {
    id: 'euler-ancestral',
    begin({ steps, denoiseStrength }) {
      const { total, first } = stepPlan(steps, denoiseStrength);
      const run = timesteps(total, settings).slice(first);
      const sigmas = [...run.map((timestep) => interpolated(trained, timestep)), 0];
      return {
        timesteps: run,
        scaleInput: (latents, index) => scaled(1 / Math.hypot(sigmas[index], 1), latents),
        addNoise: (clean, noise, index) => weightedSum(1, clean, sigmas[index], noise),
        predictOriginal(output, latents, index) {
          const signal = 1 / Math.hypot(sigmas[index], 1);
          return predictedOriginal(settings.prediction, output, scaled(signal, latents), signal, sigmas[index] * signal);
        },
        step(original, latents, index, noise) {
          const [sigma, next] = [sigmas[index], sigmas[index + 1]];
          const up = Math.sqrt((next ** 2 * (sigma ** 2 - next ** 2)) / sigma ** 2);
          const down = Math.sqrt(next ** 2 - up ** 2);
          const moved = weightedSum(1 - down / sigma, original, down / sigma, latents);
          return weightedSum(1, moved, up, noise(latents.dims));
        },
      };
    },
  };
}

/** Linear in between for the fractional timesteps of `linspace`. */
function interpolated(table: Float64Array, timestep: number): number {
  const below = Math.floor(timestep);
  const above = Math.min(below + 1, table.length - 1);
  return table[below] + (table[above] - table[below]) * (timestep - below);
}
