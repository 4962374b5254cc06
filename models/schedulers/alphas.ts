export interface AlphaOptions {
  readonly trainSteps: number;
  /** Variance added at the first and at the last training step. */
  readonly betaStart: number;
  readonly betaEnd: number;
  /** Evenly spaced betas, or evenly spaced roots of them (Stable Diffusion's own). */
  readonly betaSchedule: 'linear' | 'scaled-linear';
}

/** The share of signal variance left at each training step: the cumulative product of `1 - beta`. */
export function alphas({ trainSteps, betaStart, betaEnd, betaSchedule }: AlphaOptions): Float64Array {
  const power = betaSchedule === 'linear' ? 1 : 2;
  const [start, end] = [betaStart ** (1 / power), betaEnd ** (1 / power)];
  const table = new Float64Array(trainSteps);
  let product = 1;
  for (let step = 0; step < trainSteps; step++) {
    product *= 1 - (start + ((end - start) * step) / (trainSteps - 1)) ** power;
    table[step] = product;
  }
  return table;
}

/** Noise over signal, `sqrt((1 - alpha) / alpha)`, for a share of signal variance. */
export function sigmaOf(alpha: number): number {
  return Math.sqrt((1 - alpha) / alpha);
}
