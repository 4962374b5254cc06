import type { VideoModel } from '../pipeline/relight-video.js';
import { runPlan } from '../pipeline/run-plan.js';
import { stepKinds } from '../pipeline/step-reports.js';
import type { FromWorker } from './messages.js';
import { startProgress, type Progress } from './progress.js';
import { createStepTimeLeft } from './step-time-left.js';

/** Starts the progress of a clip that a video model relights: its units are the denoising steps of all windows. */
export function startStepProgress(
  { family, fusion }: VideoModel,
  clip: { readonly frames: number; readonly windowSize: number; readonly paints: boolean },
  send: (event: FromWorker) => void,
): Progress {
  const { frames, windowSize, paints } = clip;
  const kinds = stepKinds(runPlan(family, fusion, paints), paints);
  const windows = Array.from({ length: Math.ceil(frames / windowSize) }, (_, at) => Math.min(windowSize, frames - at * windowSize));
  return startProgress('relight', kinds.length * windows.length, send, createStepTimeLeft(kinds, windows));
}
