import type { Tensor } from '../tensor.js';

/** Noise of a wanted shape; the only source of randomness of a run. */
export type NoiseSource = (dims: readonly number[]) => Tensor;

/** One run of a scheduler: a table of timesteps and the step, cut in two so that x0 can be replaced between. */
export interface Schedule {
  /** Strictly falling, save where many are rounded for the model's sake; one entry per denoising step. */
  readonly timesteps: readonly number[];
  /** Latents as the model wants them at step `index`. */
  scaleInput(latents: Tensor, index: number): Tensor;
  /** Clean latents noised to the level before step `index`. */
  addNoise(clean: Tensor, noise: Tensor, index: number): Tensor;
  /** The model's estimate of the clean latents at step `index`. */
  predictOriginal(modelOutput: Tensor, latents: Tensor, index: number): Tensor;
  /** Moves on from whatever clean latents it is handed. */
  step(original: Tensor, latents: Tensor, index: number, noise: NoiseSource): Tensor;
}

/** A scheduler: one algorithm, one file. */
export interface Scheduler {
  readonly id: string;
  begin(options: { readonly steps: number; readonly denoiseStrength: number }): Schedule;
}
