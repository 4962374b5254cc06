import { fusionPlan, type Fusion, type PlannedStep } from './fusion-plan.js';
import type { VideoFamily } from './video-family.js';
import type { Schedule } from '@relight/models/interfaces/scheduler.js';

/** All steps of one window's run. */
export interface RunPlan {
  readonly schedule: Schedule;
  /** The schedule's first steps that paint the background before any light is fused; 0 where none is painted. */
  readonly painted: number;
  /** The steps after them: `steps[i]` is the schedule's step `painted + i`. */
  readonly steps: readonly PlannedStep[];
}

/**
 * Plans a window's run. Relighting runs the last steps of a longer schedule, as far as the clip was noised; painting
 * runs `family.steps` from pure noise on and fuses in the last `floor(steps * denoiseStrength)` of them, at least one.
 */
export function runPlan(family: Pick<VideoFamily, 'scheduler' | 'steps' | 'denoiseStrength'>, fusion: Fusion, paints: boolean): RunPlan {
  const { scheduler, steps, denoiseStrength } = family;
  const schedule = scheduler.begin({ steps, denoiseStrength: paints ? 1 : denoiseStrength });
  const painted = paints ? steps - Math.max(1, Math.floor(steps * denoiseStrength)) : 0;
  return { schedule, painted, steps: fusionPlan(fusion, schedule.timesteps.slice(painted)) };
}
