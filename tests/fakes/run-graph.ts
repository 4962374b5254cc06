import { loadSession, type Tensors } from '@relight/models/backends/onnx.js';
import type { BuiltGraph } from '@relight/models/graphs/graph.js';

/** Runs a graph once on the CPU, with the settings that large weights get. */
export async function runGraph({ model, externalFolder }: BuiltGraph, feeds: Tensors): Promise<Tensors> {
  const session = await loadSession(model, { providers: ['cpu'], threads: 1, externalFolder, load: 'fast' });
  try {
    return await session.run(feeds);
  } finally {
    await session.dispose();
  }
}

/** Runs segments in order, keeping every value by its name; `between` adds what the outside makes of them (shared means, say). */
export async function runSegments(
  segments: readonly BuiltGraph[],
  feeds: Tensors,
  between: (values: Tensors) => Tensors = () => ({}),
): Promise<Tensors> {
  let values = feeds;
  for (const segment of segments) {
    values = { ...values, ...between(values) };
    const wanted = Object.fromEntries(segment.inputs.map(({ name }) => [name, values[name]]));
    values = { ...values, ...(await runGraph(segment, wanted)) };
  }
  return values;
}
