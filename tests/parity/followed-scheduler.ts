import type { Schedule, Scheduler } from '@relight/models/interfaces/scheduler.js';
import type { Tensor } from '@relight/models/tensor.js';

/** What passes through a scheduler at step `index` of a run. */
export interface StepSeen {
  readonly index: number;
  /** The model's input before it is scaled. */
  readonly latents: Tensor;
  readonly output: Tensor | null;
  /** What the step moved on from: the predicted original, or what took its place. */
  readonly original: Tensor;
  readonly next: Tensor;
}

export interface Followed {
  /** Sees the start of the run; gives what the run goes on with. */
  start(noised: Tensor): Tensor;
  /** Sees a step; gives what the run goes on with. */
  step(seen: StepSeen): Tensor;
}

/** A scheduler that shows each step, and lets another's latents take the place of its own. */
export function followedScheduler(scheduler: Scheduler, followed: Followed): Scheduler {
  return {
    id: scheduler.id,
    begin(options) {
      const inner = scheduler.begin(options);
      let started = false;
      let output: Tensor | null = null;
      const schedule: Schedule = {
        timesteps: inner.timesteps,
        scaleInput: (latents, index) => inner.scaleInput(latents, index),
        addNoise(clean, noise, index) {
          const noised = inner.addNoise(clean, noise, index);
          if (started) return noised;
          started = true;
          return followed.start(noised);
        },
        predictOriginal(modelOutput, latents, index) {
          output = modelOutput;
          return inner.predictOriginal(modelOutput, latents, index);
        },
        step(original, latents, index, noise) {
          const next = inner.step(original, latents, index, noise);
          const seen = { index, latents, output, original, next };
          output = null;
          return followed.step(seen);
        },
      };
      return schedule;
    },
  };
}
