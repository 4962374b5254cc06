import { weightedSum } from '../tensor-ops.js';
import { alphas, type AlphaOptions } from './alphas.js';
import { predictedOriginal, type Prediction } from './prediction.js';
import { roundHalfEven } from './round-half-even.js';
import { stepPlan } from './step-plan.js';
import { timesteps, type TimestepOptions } from './timesteps.js';
import type { Scheduler } from '../interfaces/scheduler.js';

export interface DdimOptions extends AlphaOptions, TimestepOptions {
  readonly prediction: Prediction;
  /** Divides the signal-to-noise ratio: CogVideoX's `snr_shift_scale`; 1 for none. */
  readonly snrShift: number;
  /** Rescale so that the last training step is pure noise (Lin et al. 2024, algorithm 1). Impossible with `epsilon`. */
  readonly zeroTerminalSnr: boolean;
  /** End on the clean latents themselves (diffusers' `set_alpha_to_one`), not at the first training step's noise. */
  readonly endClean: boolean;
}

/** As published with CogVideoX-2b. */
const COGVIDEOX: DdimOptions = {
  trainSteps: 1000,
  betaStart: 0.00085,
  betaEnd: 0.012,
  betaSchedule: 'scaled-linear',
  spacing: 'trailing',
  stepsOffset: 0,
  prediction: 'v',
  snrShift: 3,
  zeroTerminalSnr: true,
  endClean: true,
};

/**
 * Deterministic DDIM (Song et al. 2021, eta = 0); latents are `sqrt(alpha) * clean + sqrt(1 - alpha) * noise`.
 * A step goes down by a whole stride, as in diffusers, not to the next timestep, which may lie one off; the last always ends.
 * Throws RangeError for a zero terminal signal-to-noise ratio with predicted noise, which cannot tell the clean latents there.
 */
export function createDdim(options: Partial<DdimOptions> = {}): Scheduler {
  const settings = { ...COGVIDEOX, ...options };
  if (settings.zeroTerminalSnr && settings.prediction === 'epsilon') {
    throw new RangeError('Cannot predict epsilon where the terminal signal-to-noise ratio is zero: v or sample is wanted');
  }
  const trained = shifted(settings);
  return {
    id: 'ddim',
    begin({ steps, denoiseStrength }) {
      const { total, first } = stepPlan(steps, denoiseStrength);
      const run = timesteps(total, settings).map(roundHalfEven).slice(first);
      const stride = Math.floor(settings.trainSteps / total);
      const end = settings.endClean ? 1 : trained[0];
      return {
        timesteps: run,
        scaleInput: (latents) => latents,
        addNoise(clean, noise, index) {
          const alpha = trained[run[index]];
          return weightedSum(Math.sqrt(alpha), clean, Math.sqrt(1 - alpha), noise);
        },
        predictOriginal(output, latents, index) {
          const alpha = trained[run[index]];
          return predictedOriginal(settings.prediction, output, latents, Math.sqrt(alpha), Math.sqrt(1 - alpha));
        },
        step(original, latents, index) {
          const alpha = trained[run[index]];
          const next = index + 1 < run.length ? trained[run[index] - stride] : end;
          const kept = Math.sqrt((1 - next) / (1 - alpha));
          return weightedSum(kept, latents, Math.sqrt(next) - Math.sqrt(alpha) * kept, original);
        },
      };
    },
  };
}

function shifted(settings: DdimOptions): Float64Array {
  const table = alphas(settings).map((alpha) => alpha / (settings.snrShift + (1 - settings.snrShift) * alpha));
  if (!settings.zeroTerminalSnr) return table;
  const [most, least] = [Math.sqrt(table[0]), Math.sqrt(table[table.length - 1])];
  return table.map((alpha) => (((Math.sqrt(alpha) - least) * most) / (most - least)) ** 2);
}
