import { weightedSum } from '../tensor-ops.js';
import type { Tensor } from '../tensor.js';

/** What a variance-preserving model was trained to give: the noise, the velocity (Salimans, Ho 2022), or the clean sample. */
export type Prediction = 'epsilon' | 'v' | 'sample';

/**
 * The predicted original from a model's output for latents `signal * clean + noise * gaussian`, where
 * `signal^2 + noise^2 = 1`.
 */
export function predictedOriginal(prediction: Prediction, output: Tensor, latents: Tensor, signal: number, noise: number): Tensor {
  switch (prediction) {
    case 'epsilon':
      return weightedSum(1 / signal, latents, -noise / signal, output);
    case 'v':
      return weightedSum(signal, latents, -noise, output);
    case 'sample':
      return output;
  }
}
