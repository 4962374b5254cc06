import { loadSession, type Session, type Tensors } from '@relight/models/backends/onnx.js';
import type { BuiltGraph } from '@relight/models/graphs/graph.js';

/** Runs a graph once on the CPU, with the settings that large weights get. */
export async function runGraph(graph: BuiltGraph, feeds: Tensors): Promise<Tensors> {
  const session = await load(graph);
  try {
    return await session.run(feeds);
  } finally {
    await session.dispose();
  }
}

/** Segments in order on the CPU, loaded once for several runs. */
export interface LoadedSegments {
  /** Every value by its name; `between` adds what the outside makes of those so far (shared means, say). */
  run(feeds: Tensors, between?: (values: Tensors) => Tensors): Promise<Tensors>;
  dispose(): Promise<void>;
}

/** Loads the segments of one graph. */
export async function loadSegments(segments: readonly BuiltGraph[]): Promise<LoadedSegments> {
  const sessions = await Promise.all(segments.map(load));
  return {
    async run(feeds, between = () => ({})) {
      let values = feeds;
      for (const session of sessions) {
        values = { ...values, ...between(values) };
        const wanted = Object.fromEntries(session.inputNames.map((name) => [name, values[name]]));
        values = { ...values, ...(await session.run(wanted)) };
      }
      return values;
    },
    async dispose() {
      await Promise.all(sessions.map((session) => session.dispose()));
    },
  };
}

function load({ model, externalFolder }: BuiltGraph): Promise<Session> {
  return loadSession(model, { providers: ['cpu'], threads: 1, externalFolder, load: 'fast' });
}
