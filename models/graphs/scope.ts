import type { WeightMap } from '../weights/weight-map.js';
import type { GraphBuilder, Value } from './graph.js';

/** A place in a published architecture: the graph being written, the weights, and the path of module names so far. */
export interface Scope {
  readonly graph: GraphBuilder;
  readonly weights: WeightMap;
  /** E.g. `down_blocks.0.resnets.1`; '' at the top. */
  readonly path: string;
  /** The module of that name below this one; names may have several parts (`ff.net.0.proj`). */
  at(name: string): Scope;
  /** Is there a tensor of that name here? For layers that an architecture may leave out. */
  has(name: string): boolean;
  /** The tensor of that name, checked against `dims` as `GraphBuilder.weight` does. */
  weight(name: string, dims: readonly number[]): Value;
}

/** The top of an architecture, or the module at `path`. */
export function createScope(graph: GraphBuilder, weights: WeightMap, path = ''): Scope {
  const keyOf = (name: string): string => (path === '' ? name : `${path}.${name}`);
  return {
    graph,
    weights,
    path,
    at: (name) => createScope(graph, weights, keyOf(name)),
    has: (name) => weights.has(keyOf(name)),
    weight: (name, dims) => graph.weight(weights, keyOf(name), dims),
  };
}
