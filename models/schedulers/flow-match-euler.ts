import { weightedSum } from '../tensor-ops.js';
import { stepPlan } from './step-plan.js';
import type { Scheduler } from '../interfaces/scheduler.js';

export interface FlowMatchEulerOptions {
  readonly trainSteps: number;
  /** Moves the table towards the noisy end; 1 for none. */
  readonly shift: number;
}

/** As Light-A-Video runs Wan 2.1. */
const WAN: FlowMatchEulerOptions = { trainSteps: 1000, shift: 3 };

/**
 * Euler steps along a rectified flow (Liu et al. 2023; Esser et al. 2024); latents are `(1 - sigma) * clean +
 * sigma * noise`, the model gives the velocity `noise - clean`. The shift acts twice, on the training's least
 * sigma and on the table, as in diffusers.
 */
export function createFlowMatchEuler(options: Partial<FlowMatchEulerOptions> = {}): Scheduler {
  const { trainSteps, shift } = { ...WAN, ...options };
  const shifted = (sigma: number): number => (shift * sigma) / (1 + (shift - 1) * sigma);
  const least = shifted(1 / trainSteps);
  return {
    id: 'flow-match-euler',
    begin({ steps, denoiseStrength }) {
      const { total, first } = stepPlan(steps, denoiseStrength);
      const table = Array.from({ length: total }, (_, index) => shifted(total === 1 ? 1 : 1 + ((least - 1) * index) / (total - 1)));
      const sigmas = [...table.slice(first), 0];
      return {
        timesteps: sigmas.slice(0, -1).map((sigma) => sigma * trainSteps),
        scaleInput: (latents) => latents,
        addNoise: (clean, noise, index) => weightedSum(1 - sigmas[index], clean, sigmas[index], noise),
        predictOriginal: (output, latents, index) => weightedSum(1, latents, -sigmas[index], output),
        step(original, latents, index) {
          const kept = sigmas[index + 1] / sigmas[index];
          return weightedSum(kept, latents, 1 - kept, original);
        },
      };
    },
  };
}
