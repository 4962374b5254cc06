import type { WeightMap } from '@relight/models/weights/weight-map.js';
import type { Shapes } from './random-weights.js';

/** Weights that are told but lie nowhere, to build graphs of any size without a file; `used` are the keys that were asked for. */
export function describedWeights(shapes: Shapes): WeightMap & { readonly used: ReadonlySet<string> } {
  const file = '/weights/described.safetensors';
  const used = new Set<string>();
  return {
    file,
    keys: [...shapes.keys()],
    used,
    has: (key) => shapes.has(key),
    get(key) {
      const dims = shapes.get(key);
      if (dims === undefined) throw new RangeError(`No tensor "${key}" was described`);
      used.add(key);
      // A different place for each tensor, since two at one place would be one.
      const [offset, length] = [[...shapes.keys()].indexOf(key), 4 * dims.reduce((product, dim) => product * dim, 1)];
      return { file, key, type: 'float32', dims, offset, length };
    },
  };
}
