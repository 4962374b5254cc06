import { ModelError } from '../model-error.js';
import type { WeightMap } from '../weights/weight-map.js';
import type { Attributes, GraphData, GraphNode, Initializer, Port, Value } from './graph-data.js';
import { encodeModel } from './onnx-model.js';
import { split, type Cut } from './split.js';

export type { Attributes, Port, Value } from './graph-data.js';

/** An ONNX model, ready for `loadSession(model, { externalFolder })`. */
export interface BuiltGraph {
  readonly model: Uint8Array;
  /** Where the names of weight files start; '' for a graph without published weights. */
  readonly externalFolder: string;
  readonly inputs: readonly Port[];
  readonly outputs: readonly Port[];
}

/** Writes an ONNX graph operator by operator. Shapes are static; weights are referred to where they lie, never read. */
export interface GraphBuilder {
  input(name: string, dims: readonly number[]): Value;
  /**
   * A published tensor, by reference into its file, cast to float32 where it is stored otherwise. `dims` may add or drop sides of 1
   * (`[C, C, 1, 1]` as `[C, C]`). Throws ModelError `broken`, naming file and tensor, if the shapes differ in more.
   */
  weight(weights: WeightMap, key: string, dims: readonly number[]): Value;
  /** A small float32 constant, inline. */
  constant(dims: readonly number[], data: Float32Array): Value;
  /** A small int64 constant of one dimension, for operators that take shapes or axes as inputs. */
  integers(values: readonly number[]): Value;
  /** One operator of one output of shape `dims`; null is an optional input left out; domain '' is ONNX's own set. */
  op(type: string, inputs: readonly (Value | null)[], dims: readonly number[], attributes?: Attributes, domain?: string): Value;
  /** One operator of several outputs. */
  opWithOutputs(
    type: string,
    inputs: readonly (Value | null)[],
    dims: readonly (readonly number[])[],
    attributes?: Attributes,
    domain?: string,
  ): readonly Value[];
  /** Gives a value to the outside under `name`; it may still be used inside. */
  output(name: string, value: Value): void;
  /** Ends a segment, for `split()`: what later nodes need of earlier ones becomes output and input. */
  cut(name: string): void;
}

/** A graph in the making and its two ends: one model, or one for each segment between the cuts. */
export type Graph = GraphBuilder & { build(): BuiltGraph; split(): readonly BuiltGraph[] };

/**
 * An empty graph. Nodes and values are named after the weights around them (`up_blocks.1.resnets.0.conv1/Conv`), so that a viewer
 * shows the published architecture.
 */
export function createGraph(name: string): Graph {
  const nodes: GraphNode[] = [];
  const initializers = new Map<string, Initializer>();
  const inputs: Port[] = [];
  const outputs: { readonly name: string; readonly value: string }[] = [];
  const cuts: Cut[] = [];
  const shapes = new Map<string, readonly number[]>();
  const counts = new Map<string, number>();
  let place = name;

  const claim = (valueName: string, dims: readonly number[]): Value => {
    if (shapes.has(valueName)) throw new RangeError(`Cannot name two values "${valueName}" in graph "${name}"`);
    shapes.set(valueName, dims);
    return { name: valueName, dims };
  };
  const fresh = (stem: string): string => {
    const count = counts.get(stem) ?? 0;
    counts.set(stem, count + 1);
    return count === 0 ? stem : `${stem}_${count}`;
  };
  const inline = (type: 'float32' | 'int64', dims: readonly number[], data: Float32Array | BigInt64Array): Value => {
    const bytes = new Uint8Array(data.buffer, data.byteOffset, data.byteLength);
    const known = [...initializers].find(
      ([, other]) => other.kind === 'inline' && other.type === type && same(other.dims, dims) && same(other.bytes, bytes),
    );
    if (known !== undefined) return { name: known[0], dims };
    const value = claim(fresh('constant'), dims);
    initializers.set(value.name, { kind: 'inline', type, dims, bytes: bytes.slice() });
    return value;
  };
  const data = (): GraphData => {
    const published = new Map(outputs.map((output) => [output.value, output.name]));
    const renamed = (value: string): string => published.get(value) ?? value;
    const plain = nodes.map((node) => ({ ...node, inputs: node.inputs.map(renamed), outputs: node.outputs.map(renamed) }));
    return {
      name,
      nodes: plain,
      initializers,
      inputs,
      outputs: outputs.map((output) => ({ name: output.name, dims: dimsOf(output.name) })),
    };
  };
  const dimsOf = (valueName: string): readonly number[] => shapes.get(valueName) ?? [];
  const built = (graph: GraphData): BuiltGraph => ({ ...encodeModel(graph), inputs: graph.inputs, outputs: graph.outputs });

  const graph: Graph = {
    input(inputName, dims) {
      inputs.push({ name: inputName, dims });
      return claim(inputName, dims);
    },
    weight(weights, key, dims) {
      place = key.replace(/\.[^.]*$/, '');
      const weight = weights.get(key);
      if (!same(withoutOnes(weight.dims), withoutOnes(dims))) {
        const [is, wanted] = [weight.dims, dims].map((list) => `[${list.join(', ')}]`);
        throw new ModelError('broken', `Tensor "${key}" in "${weight.file}" has shape ${is}: ${wanted} is wanted`);
      }
      const stem = same(weight.dims, dims) ? key : `${key}[${dims.join(',')}]`;
      const known = initializers.get(stem);
      if (known?.kind === 'published' && known.weight.file === weight.file && known.weight.offset === weight.offset)
        return { name: stem, dims };
      const value = claim(known === undefined ? stem : fresh(`${stem}:other`), dims);
      initializers.set(value.name, { kind: 'published', dims, weight });
      return value;
    },
    constant: (dims, values) => {
      const size = dims.reduce((product, dim) => product * dim, 1);
      if (values.length !== size) throw new RangeError(`Cannot shape ${values.length} values as [${dims.join(', ')}]`);
      return inline('float32', dims, values);
    },
    integers: (values) => inline('int64', [values.length], BigInt64Array.from(values, BigInt)),
    op: (type, operands, dims, attributes = {}, domain = '') => graph.opWithOutputs(type, operands, [dims], attributes, domain)[0],
    opWithOutputs(type, operands, dims, attributes = {}, domain = '') {
      const nodeName = fresh(`${place}/${type}`);
      const results = dims.map((shape, index) => claim(dims.length === 1 ? nodeName : `${nodeName}:${index}`, shape));
      const operandNames = operands.map((operand) => operand?.name ?? '');
      nodes.push({ name: nodeName, type, domain, inputs: operandNames, outputs: results.map((result) => result.name), attributes });
      return results;
    },
    output(outputName, value) {
      const made = nodes.some((node) => node.outputs.includes(value.name)) && !outputs.some((output) => output.value === value.name);
      const source = made ? value : graph.op('Identity', [value], value.dims);
      claim(outputName, value.dims);
      outputs.push({ name: outputName, value: source.name });
    },
    cut: (cutName) => void cuts.push({ name: cutName, at: nodes.length }),
    build: () => built(data()),
    split: () => split(data(), cuts, dimsOf).map(built),
  };
  return graph;
}

function withoutOnes(dims: readonly number[]): readonly number[] {
  return dims.filter((dim) => dim !== 1);
}

function same(a: ArrayLike<number>, b: ArrayLike<number>): boolean {
  return a.length === b.length && Array.prototype.every.call(a, (value, index) => value === b[index]);
}
