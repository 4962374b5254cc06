import type { FusionDomain } from './fusion-target.js';
import { fusionWeight, type WeightSchedule } from './fusion-weight.js';

/** When the detail that the video model loses is measured: at the first step that fuses (Light-A-Video's code), at each (its section 4.3), or never. */
export type DetailMode = 'first' | 'each' | 'off';

/** How the relit picture enters the denoising. */
export interface Fusion {
  readonly domain: FusionDomain;
  /** Fusion weight (lambda) over the steps. */
  readonly decay: WeightSchedule;
  /** Steps whose fusion weight is not above it are the video model's own, in [0, 1). */
  readonly cutOff: number;
  /**
   * Of the steps above the cut-off only each `every`-th fuses, and the first and the last of them always: the first
   * brings the light in, the last pins it before the video model ends alone. At least 1; Light-A-Video's own is 1.
   */
  readonly every: number;
  readonly detail: DetailMode;
  /** Weight of the restored detail over the steps. */
  readonly detailDecay: WeightSchedule;
}

/** One step of a run that fuses. */
export interface PlannedStep {
  /** Fusion weight (lambda) in [0, 1]; 0 makes it the video model's own step. */
  readonly weight: number;
  /** Share of the lost detail that is restored, in [0, 1]. */
  readonly detailWeight: number;
  /** Whether a later step that fuses restores detail, too. */
  readonly detailLater: boolean;
}

/** What each of `timesteps` does, one entry per step. */
export function fusionPlan({ decay, cutOff, every, detailDecay }: Fusion, timesteps: readonly number[]): readonly PlannedStep[] {
  const weights = timesteps.map((_, index) => fusionWeight(decay, cutOff, index, timesteps));
  const active = [...weights.keys()].filter((index) => weights[index] > 0);
  const fused = active.filter((_, place) => place % every === 0 || place === active.length - 1);
  const restoring = fused.filter((index) => detailDecay(index, timesteps) !== 0);
  return weights.map((weight, index) => ({
    weight: fused.includes(index) ? weight : 0,
    detailWeight: detailDecay(index, timesteps),
    detailLater: restoring.some((later) => later > index),
  }));
}
