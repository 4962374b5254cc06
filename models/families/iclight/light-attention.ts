import type { Session, Tensors } from '../../backends/onnx.js';
import { copyFrames } from '../../tensor-ops.js';
import { tensor, type Tensor } from '../../tensor.js';

export interface LightAttentionOptions {
  /** Graphs cut at the light attention's layers, in order; a `light<k>` that one gives is the next one's `shared<k>`, averaged. */
  readonly segments: readonly Session[];
  readonly frames: number;
  /** The graph's own inputs for one frame; asked for again at each segment, so they need not be kept. */
  readonly feeds: (frame: number) => Tensors;
  /** The last segment's output that is wanted. */
  readonly output: string;
  readonly signal: AbortSignal;
}

/**
 * Consistent light attention over any number of frames of one guidance stream (Light-A-Video, section 4.2), exact and in
 * runs of one frame: every frame goes through a segment, then the mean of its `light<k>` over the frames goes into the
 * next. Between segments a frame is held as the values that later segments read, each only until its last reader ran.
 * Gives `output` of all frames along the first dimension. Rejects with the signal's reason when aborted between runs.
 */
export async function lightAttention({ segments, frames, feeds, output, signal }: LightAttentionOptions): Promise<Tensor> {
  const held = Array.from({ length: frames }, () => new Map<string, Tensor>());
  let shared: Tensors = {};
  let result: Tensor | null = null;
  for (const [index, segment] of segments.entries()) {
    const later = new Set(segments.slice(index + 1).flatMap(({ inputNames }) => inputNames));
    const means = createMeans();
    for (let frame = 0; frame < frames; frame++) {
      signal.throwIfAborted();
      const known = { ...feeds(frame), ...Object.fromEntries(held[frame]), ...shared };
      const made = await segment.run(Object.fromEntries(segment.inputNames.map((name) => [name, known[name]])));
      for (const name of held[frame].keys()) if (!later.has(name)) held[frame].delete(name);
      for (const [name, value] of Object.entries(made)) {
        if (name.startsWith('light')) means.add(name.replace('light', 'shared'), value);
        if (later.has(name)) held[frame].set(name, value);
      }
      if (output in made) {
        result ??= tensor([frames, ...made[output].dims.slice(1)]);
        copyFrames(made[output], result, frame);
      }
    }
    shared = means.finish(frames);
  }
  if (result === null) throw new RangeError(`Cannot find "${output}" among what the segments give`);
  return result;
}

/** Means of tensors by name, summed in float64 so that the order of the frames does not show. */
function createMeans(): { add(name: string, value: Tensor): void; finish(count: number): Tensors } {
  const sums = new Map<string, { readonly dims: readonly number[]; readonly sum: Float64Array }>();
  return {
    add(name, { dims, data }) {
      const entry = sums.get(name) ?? { dims, sum: new Float64Array(data.length) };
      sums.set(name, entry);
      const { sum } = entry;
      for (let at = 0; at < sum.length; at++) sum[at] += data[at];
    },
    finish(count) {
      const mean = (sum: Float64Array): Float32Array => {
        const out = new Float32Array(sum.length);
        for (let at = 0; at < sum.length; at++) out[at] = sum[at] / count;
        return out;
      };
      return Object.fromEntries([...sums].map(([name, { dims, sum }]) => [name, tensor(dims, mean(sum))]));
    },
  };
}
