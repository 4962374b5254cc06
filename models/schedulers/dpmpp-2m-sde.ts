import { weightedSum } from '../tensor-ops.js';
import { alphas, sigmaOf, type AlphaOptions } from './alphas.js';
import { predictedOriginal, type Prediction } from './prediction.js';
import { roundHalfEven } from './round-half-even.js';
import { stepPlan } from './step-plan.js';
import type { Scheduler } from '../interfaces/scheduler.js';
import type { Tensor } from '../tensor.js';

export interface Dpmpp2mSdeOptions extends AlphaOptions {
  readonly prediction: Prediction;
  /** Curvature of the noise levels (Karras et al. 2022, equation 5). */
  readonly rho: number;
}

/** As IC-Light runs it, with linear betas. */
const IC_LIGHT: Dpmpp2mSdeOptions = {
  trainSteps: 1000,
  betaStart: 0.00085,
  betaEnd: 0.012,
  betaSchedule: 'linear',
  prediction: 'epsilon',
  rho: 7,
};

/**
 * DPM-Solver++ (2M) SDE over Karras' noise levels (Lu et al. 2022, section 6): second order, midpoint, first order at
 * both ends. Latents are `a * clean + s * noise` with `a = 1 / sqrt(1 + sigma^2)`, `s = sigma * a`. Timesteps are
 * whole, sigmas exact. A run remembers its last predicted original, so its steps must be taken in order.
 */
export function createDpmpp2mSde(options: Partial<Dpmpp2mSdeOptions> = {}): Scheduler {
  const settings = { ...IC_LIGHT, ...options };
  const trained = alphas(settings).map(sigmaOf);
  return {
    id: 'dpmpp-2m-sde',
    begin({ steps, denoiseStrength }) {
      const { total, first } = stepPlan(steps, denoiseStrength);
      const sigmas = [...karras(total, trained[0], trained[trained.length - 1], settings.rho).slice(first), 0];
      let previous: Tensor | null = null;
      return {
        timesteps: sigmas.slice(0, -1).map((sigma) => roundHalfEven(timestepOf(trained, sigma))),
        scaleInput: (latents) => latents,
        addNoise: (clean, noise, index) => weightedSum(signalOf(sigmas[index]), clean, sigmas[index] * signalOf(sigmas[index]), noise),
        predictOriginal(output, latents, index) {
          const signal = signalOf(sigmas[index]);
          return predictedOriginal(settings.prediction, output, latents, signal, sigmas[index] * signal);
        },
        step(original, latents, index, noise) {
          const before = previous;
          previous = original;
          const [sigma, next] = [sigmas[index], sigmas[index + 1]];
          const drawn = noise(latents.dims);
          if (next === 0) return original;
          const stride = Math.log(sigma / next);
          const gained = signalOf(next) * (1 - Math.exp(-2 * stride));
          const kept = ((next * signalOf(next)) / (sigma * signalOf(sigma))) * Math.exp(-stride);
          const added = next * signalOf(next) * Math.sqrt(1 - Math.exp(-2 * stride));
          const slope = before === null ? 0 : (0.5 * stride) / Math.log(sigmas[index - 1] / sigma);
          const target = before === null ? original : weightedSum(1 + slope, original, -slope, before);
          return weightedSum(1, weightedSum(kept, latents, gained, target), added, drawn);
        },
      };
    },
  };
}

/** `total` sigmas from `most` down to `least`, evenly spaced in their `rho`-th root. */
function karras(total: number, least: number, most: number, rho: number): readonly number[] {
  const [from, to] = [most ** (1 / rho), least ** (1 / rho)];
  return Array.from({ length: total }, (_, index) => (from + ((to - from) * index) / Math.max(1, total - 1)) ** rho);
}

function signalOf(sigma: number): number {
  return 1 / Math.hypot(1, sigma);
}

/** The fractional training step with this sigma, linear in the sigma's log, held at both ends. */
function timestepOf(trained: Float64Array, sigma: number): number {
  const above = trained.findIndex((value) => value > sigma);
  if (above < 1) return above === 0 ? 0 : trained.length - 1;
  const [low, high] = [Math.log(trained[above - 1]), Math.log(trained[above])];
  return above - 1 + (Math.log(sigma) - low) / (high - low);
}
