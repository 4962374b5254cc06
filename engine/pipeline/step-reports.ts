import { sliceFrames } from '@relight/models/tensor-ops.js';
import type { IndexedView } from './windows.js';
import type { RunPlan } from './run-plan.js';
import type { FrameView } from '@relight/models/interfaces/image-relighter.js';

/** A step `relights` (the relighter and the VAE work, too) or is the video model's own: what it costs depends on nothing else. */
export type StepKind = 'relights' | 'plain';

/** How far a window's run is. */
export interface StepReport {
  /** Steps of the window done, from 1, and all of them. */
  readonly done: number;
  readonly total: number;
  /** The window's first frame as the step fused it; null after a step that did not. */
  readonly picture: IndexedView | null;
}

/** Told after each step and waited for, so that it may let other work in; it must not fail. */
export type OnStep = (report: StepReport) => void | Promise<void>;

/** What each step of a window is, in order; where a background is painted, its foreground is relit first. */
export function stepKinds({ painted, steps }: Pick<RunPlan, 'painted' | 'steps'>, paints: boolean): readonly StepKind[] {
  const foreground: readonly StepKind[] = paints ? ['relights', ...Array.from({ length: painted }, () => 'plain' as const)] : [];
  return [...foreground, ...steps.map(({ weight }): StepKind => (weight > 0 ? 'relights' : 'plain'))];
}

/** Counts a window's steps for `onStep`; `first` is the index of the window's first frame. */
export function createStepReports(
  plan: RunPlan,
  paints: boolean,
  first: number,
  onStep: OnStep | undefined,
): (picture: FrameView | null) => Promise<void> {
  const total = stepKinds(plan, paints).length;
  let done = 0;
  return async (picture) => {
    done++;
    await onStep?.({ done, total, picture: picture && { index: first, view: sliceFrames(picture, 0, 1) } });
  };
}
