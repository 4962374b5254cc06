import type { GraphData, GraphNode, Port } from './graph-data.js';

/** A border between nodes: the segment named `name` ends before node `at`. */
export interface Cut {
  readonly name: string;
  readonly at: number;
}

/**
 * Cuts a graph into segments that, run in order, compute the whole. A value that a later segment reads becomes an output of the segment
 * that makes it and an input of each that reads it, under its own name, so whoever runs the segments keeps values by name.
 * Each segment carries only the constants it uses. `dimsOf` gives the shape of any value.
 */
export function split(graph: GraphData, cuts: readonly Cut[], dimsOf: (name: string) => readonly number[]): readonly GraphData[] {
  const ends = [...cuts, { name: 'end', at: graph.nodes.length }];
  const segments = ends.map(({ name, at }, index) => ({ name, nodes: graph.nodes.slice(index === 0 ? 0 : ends[index - 1].at, at) }));
  return segments.map(({ name, nodes }, index) => {
    const made = new Set(nodes.flatMap((node) => node.outputs));
    const read = readBy(nodes);
    const readLater = readBy(segments.slice(index + 1).flatMap((later) => later.nodes));
    const wanted = new Set(graph.outputs.map((port) => port.name));
    const inputs = [...read].filter((value) => !made.has(value) && !graph.initializers.has(value));
    const outputs = [...made].filter((value) => wanted.has(value) || readLater.has(value));
    const port = (value: string): Port => ({ name: value, dims: dimsOf(value) });
    return {
      name: `${graph.name}/${name}`,
      nodes,
      initializers: new Map([...graph.initializers].filter(([key]) => read.has(key))),
      inputs: inputs.map(port),
      outputs: outputs.map(port),
    };
  });
}

function readBy(nodes: readonly GraphNode[]): Set<string> {
  return new Set(nodes.flatMap((node) => node.inputs).filter((name) => name !== ''));
}
