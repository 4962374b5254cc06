import { weightedSum } from '@relight/models/tensor-ops.js';
import type { FrameView } from '@relight/models/interfaces/image-relighter.js';
import type { Tensor } from '@relight/models/tensor.js';

/** What the video model thinks the clip looks like at a step: the decoded predicted original, its lost detail restored. */
export type ConsistentTarget = (original: Tensor, detailWeight: number) => Promise<FrameView>;

export interface ConsistentTargetOptions {
  readonly source: FrameView;
  readonly decode: (latents: Tensor) => Promise<FrameView>;
  /**
   * When the lost detail `source - decoded` is measured: at the first step (Light-A-Video's code), at each
   * step (its section 4.3), or never.
   */
  readonly detail: 'first' | 'each' | 'off';
}

/**
 * The consistent target of one window (Light-A-Video, section 4.3): `decoded + weight * (source - decoded at
 * the first step)`. With weight 1 where the detail is measured, it is the source itself, exactly.
 */
export function createConsistentTarget({ source, decode, detail }: ConsistentTargetOptions): ConsistentTarget {
  let lost: Tensor | null = null;
  return async (original, detailWeight) => {
    const decoded = await decode(original);
    if (detail === 'off') return decoded;
    const measured = lost === null || detail === 'each';
    if (lost === null || detail === 'each') lost = weightedSum(1, source, -1, decoded);
    return measured && detailWeight === 1 ? source : weightedSum(1, decoded, detailWeight, lost);
  };
}
