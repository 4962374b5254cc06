import { roundHalfEven } from './round-half-even.js';

/** How a table's timesteps lie in the training's; the names of diffusers' `timestep_spacing`. */
export type Spacing = 'leading' | 'linspace' | 'trailing';

export interface TimestepOptions {
  readonly spacing: Spacing;
  /** Added to every timestep of `leading`. */
  readonly stepsOffset: number;
  readonly trainSteps: number;
}

/**
 * A whole table of `total` falling timesteps in [0, trainSteps), after table 2 of "Common Diffusion Noise
 * Schedules and Sample Steps are Flawed" (Lin et al., 2024). `linspace` gives fractions. Throws RangeError
 * when the training has too few steps.
 */
export function timesteps(total: number, { spacing, stepsOffset, trainSteps }: TimestepOptions): readonly number[] {
  const last = total - 1;
  const at: Record<Spacing, (index: number) => number> = {
    leading: (index) => stepsOffset + (last - index) * Math.floor(trainSteps / total),
    linspace: (index) => (total === 1 ? 0 : ((trainSteps - 1) * (last - index)) / last),
    trailing: (index) => roundHalfEven(trainSteps - (index * trainSteps) / total) - 1,
  };
  const table = Array.from({ length: total }, (_, index) => at[spacing](index));
  if (total > trainSteps || table[0] >= trainSteps) throw new RangeError(`Cannot take ${total} timesteps out of ${trainSteps}`);
  return table;
}
