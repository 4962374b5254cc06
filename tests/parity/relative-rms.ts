import type { Tensor } from '@relight/models/tensor.js';

const { sqrt } = Math;

/** Root mean square of the difference over that of `right`; infinite where shapes differ or a value is no number. */
export function relativeRms(found: Tensor, right: Tensor): number {
  if (found.dims.join() !== right.dims.join()) return Infinity;
  let [wrong, whole] = [0, 0];
  for (let i = 0; i < right.data.length; i++) {
    wrong += (found.data[i] - right.data[i]) ** 2;
    whole += right.data[i] ** 2;
  }
  const error = whole === 0 ? sqrt(wrong) : sqrt(wrong / whole);
  return Number.isNaN(error) ? Infinity : error;
}
