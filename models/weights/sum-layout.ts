import { ModelError } from '../model-error.js';
import type { TensorLayout } from './safetensors-writer.js';
import type { WeightMap } from './weight-map.js';

/** The one tensor that an offset may widen, by input channels for the conditioning latents. */
const WIDENED = 'conv_in.weight';

/**
 * The tensors of base + offset, in the order in which they lie in the base's file, all float32. Both must hold the same keys in the same
 * shapes; only `conv_in.weight` (out, in, 3, 3) may have more input channels in the offset. Throws ModelError `broken` naming the first
 * tensor that does not fit.
 */
export function sumLayout(base: WeightMap, offset: WeightMap): readonly TensorLayout[] {
  mustHold(offset, base);
  mustHold(base, offset);
  return base.keys
    .toSorted((a, b) => base.get(a).offset - base.get(b).offset)
    .map((key) => {
      const [from, to] = [base.get(key).dims, offset.get(key).dims];
      const fits = key === WIDENED ? widens(from, to) : from.join() === to.join();
      if (!fits) {
        throw new ModelError(
          'broken',
          `Weights "${offset.file}" do not fit "${base.file}": tensor "${key}" is [${to.join(', ')}] on [${from.join(', ')}]`,
        );
      }
      return { key, type: 'float32', dims: to };
    });
}

function mustHold(map: WeightMap, other: WeightMap): void {
  const lacking = other.keys.find((key) => !map.has(key));
  if (lacking !== undefined) {
    throw new ModelError('broken', `Weights "${map.file}" do not fit "${other.file}": tensor "${lacking}" is missing`);
  }
}

function widens(from: readonly number[], to: readonly number[]): boolean {
  return from.length === 4 && to.length === 4 && from.every((dim, axis) => (axis === 1 ? dim <= to[axis] : dim === to[axis]));
}
