import { weightedSum } from '@relight/models/tensor-ops.js';
import { maskMix } from './mask-mix.js';
import type { DetailMode, PlannedStep } from './fusion-plan.js';
import type { FrameView } from '@relight/models/interfaces/image-relighter.js';
import type { Tensor } from '@relight/models/tensor.js';

/**
 * What the video model thinks the clip looks like at a step: the decoded predicted original, its lost detail restored.
 * `predict` gives that original; it is not asked where the target does not depend on it.
 */
export type ConsistentTarget = (
  predict: () => Promise<Tensor>,
  step: Pick<PlannedStep, 'detailWeight' | 'detailLater'>,
) => Promise<FrameView>;

export interface ConsistentTargetOptions {
  readonly source: FrameView;
  /** Where detail is restored, (frames, 1, height, width) in [0, 1], fractions included; null for everywhere. */
  readonly mask: Tensor | null;
  readonly decode: (latents: Tensor) => Promise<FrameView>;
  /** When the lost detail `source - decoded` is measured. */
  readonly detail: DetailMode;
}

/**
 * The consistent target of one window (Light-A-Video, section 4.3): `decoded + weight * mask * (source - decoded at
 * the first step)`. With weight 1 where the detail is measured, it is the source itself, exactly; then the video model
 * and its decoder are left out, unless a later step needs the detail measured here.
 */
export function createConsistentTarget({ source, mask, decode, detail }: ConsistentTargetOptions): ConsistentTarget {
  let lost: Tensor | null = null;
  return async (predict, { detailWeight, detailLater }) => {
    const measures = detail === 'each' || (detail === 'first' && lost === null);
    const whole = measures && detailWeight === 1;
    if (whole && mask === null && (detail === 'each' || !detailLater)) return source;

    const decoded = await decode(await predict());
    if (measures) lost = weightedSum(1, source, -1, decoded);
    if (lost === null) return decoded;
    const restored = whole ? source : weightedSum(1, decoded, detailWeight, lost);
    return mask === null ? restored : maskMix(decoded, restored, mask);
  };
}
