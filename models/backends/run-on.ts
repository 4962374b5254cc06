import { availableParallelism } from 'node:os';
import { loadSession } from './onnx.js';
import type { GraphRunner } from './self-test.js';

/** Runs test graphs on one execution provider of this machine, in this process. */
export function runOn(provider: string): GraphRunner {
  return async ({ graph, feeds, timed }) => {
    const session = await loadSession(graph.model, { providers: [provider], threads: availableParallelism() });
    try {
      const outputs = await session.run(feeds);
      if (!timed) return { outputs, milliseconds: Infinity };
      // The first run compiles shaders.
      const started = performance.now();
      await session.run(feeds);
      return { outputs, milliseconds: performance.now() - started };
    } finally {
      await session.dispose();
    }
  };
}
