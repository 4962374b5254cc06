/** A weight in [0, 1] for step `index` of a run over `timesteps`. */
export type WeightSchedule = (index: number, timesteps: readonly number[]) => number;

/** How the relit picture (and the restored detail) fades out over a run's steps: from 1 at the first step. */
export const DECAYS = {
  /** To 0 at the last step; Light-A-Video's code for AnimateDiff and Wan. */
  linear: (index, timesteps) => 1 - position(index, timesteps),
  /** To 0 at the last step, slowly at first; its code for CogVideoX. */
  quadratic: (index, timesteps) => 1 - position(index, timesteps) ** 2,
  /** With the noise that is left: lambda = t / T_m (Light-A-Video, section 4.3). */
  timestep: (index, timesteps) => timesteps[index] / timesteps[0],
} as const satisfies Record<string, WeightSchedule>;

export type Decay = keyof typeof DECAYS;

/** Position of a step in its run: 0 at the first, 1 at the last. */
function position(index: number, timesteps: readonly number[]): number {
  return timesteps.length === 1 ? 0 : index / (timesteps.length - 1);
}

/**
 * The fusion weight (lambda) of a step: the relight target's share in the fusion target. A weight that is
 * not above `cutOff` is 0: such a step is the video model's own (Light-A-Video: .15 for AnimateDiff, .20 for
 * CogVideoX and Wan).
 */
export function fusionWeight(decay: WeightSchedule, cutOff: number, index: number, timesteps: readonly number[]): number {
  const weight = decay(index, timesteps);
  return weight > cutOff ? weight : 0;
}
