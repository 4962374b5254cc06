import { ModelError } from '../model-error.js';
import type { Weight, WeightType } from '../weights/weight-map.js';
import type { Attribute, Attributes, GraphData, GraphNode, Initializer, Port } from './graph-data.js';
import { createProtoWriter, type ProtoWriter } from './proto-writer.js';

const IR_VERSION = 10;
/** Gelu needs 20; DirectML's documented ceiling is near. */
const OPSET = 20;
const MICROSOFT_OPSET = 1;

const DATA_TYPES: Readonly<Record<WeightType | 'int64', number>> = { float32: 1, int64: 7, float16: 10, bfloat16: 16 };
const EXTERNAL = 1;
const FLOAT_ATTRIBUTE = 1;
const INT_ATTRIBUTE = 2;
const STRING_ATTRIBUTE = 3;
const INTS_ATTRIBUTE = 7;

/**
 * Bytes of an ONNX ModelProto; field numbers are those of onnx.proto3. Published tensors stay in their files, named relative to
 * `externalFolder`: the root of the file system, since ONNX Runtime refuses paths that climb, and one graph may draw on several folders.
 * Throws ModelError `unsupported` where the files have no common root.
 */
export function encodeModel(graph: GraphData): { model: Uint8Array; externalFolder: string } {
  const externalFolder = commonRoot(graph);
  const body = createProtoWriter();
  // Casts come first: a published half-precision tensor is a float32 value to all that follow, and is folded at load.
  for (const [name, initializer] of graph.initializers) if (isCast(initializer)) body.bytes(1, encodeNode(castOf(name)));
  for (const node of graph.nodes) body.bytes(1, encodeNode(node));
  body.text(2, graph.name);
  for (const [name, initializer] of graph.initializers) body.bytes(5, encodeInitializer(name, initializer, externalFolder));
  for (const port of graph.inputs) body.bytes(11, encodePort(port));
  for (const port of graph.outputs) body.bytes(12, encodePort(port));
  const model = createProtoWriter()
    .integer(1, IR_VERSION)
    .text(2, 'relight')
    .bytes(7, body.finish())
    .bytes(8, encodeOpset('', OPSET))
    .bytes(8, encodeOpset('com.microsoft', MICROSOFT_OPSET));
  return { model: model.finish(), externalFolder };
}

function commonRoot(graph: GraphData): string {
  let root = '';
  for (const initializer of graph.initializers.values()) {
    if (initializer.kind !== 'published') continue;
    const { file } = initializer.weight;
    const found = /^(?:\/|[A-Za-z]:[\\/])/.exec(file)?.[0] ?? '';
    if (found === '') throw new ModelError('unsupported', `Cannot refer to weights "${file}": an absolute path on a local drive is wanted`);
    if (root !== '' && root.toLowerCase() !== found.toLowerCase()) {
      throw new ModelError('unsupported', `Cannot refer to weights "${file}": all weights of a graph must lie on one drive, here ${root}`);
    }
    root = found;
  }
  return root;
}

function isCast(initializer: Initializer): boolean {
  return initializer.kind === 'published' && initializer.weight.type !== 'float32';
}

function publishedName(name: string, initializer: Initializer): string {
  return initializer.kind === 'published' && isCast(initializer) ? storedName(name) : name;
}

function storedName(name: string): string {
  return `${name}:stored`;
}

function castOf(name: string): GraphNode {
  const attributes = { to: DATA_TYPES.float32 };
  return { name: `${name}/Cast`, type: 'Cast', domain: '', inputs: [storedName(name)], outputs: [name], attributes };
}

function encodeNode(node: GraphNode): Uint8Array {
  const writer = createProtoWriter();
  for (const input of node.inputs) writer.text(1, input);
  for (const output of node.outputs) writer.text(2, output);
  writer.text(3, node.name).text(4, node.type);
  encodeAttributes(writer, node.attributes);
  if (node.domain !== '') writer.text(7, node.domain);
  return writer.finish();
}

function encodeAttributes(writer: ProtoWriter, attributes: Attributes): void {
  for (const [name, attribute] of Object.entries(attributes)) writer.bytes(5, encodeAttribute(name, attribute));
}

function encodeAttribute(name: string, attribute: Attribute): Uint8Array {
  const writer = createProtoWriter().text(1, name);
  if (typeof attribute === 'number') return writer.integer(3, attribute).integer(20, INT_ATTRIBUTE).finish();
  if (typeof attribute === 'string') return writer.text(4, attribute).integer(20, STRING_ATTRIBUTE).finish();
  if ('float' in attribute) return writer.float(2, attribute.float).integer(20, FLOAT_ATTRIBUTE).finish();
  for (const value of attribute) writer.integer(8, value);
  return writer.integer(20, INTS_ATTRIBUTE).finish();
}

function encodeInitializer(name: string, initializer: Initializer, externalFolder: string): Uint8Array {
  const writer = createProtoWriter();
  for (const dim of initializer.dims) writer.integer(1, dim);
  const type = initializer.kind === 'inline' ? initializer.type : initializer.weight.type;
  writer.integer(2, DATA_TYPES[type]).text(8, publishedName(name, initializer));
  if (initializer.kind === 'inline') return writer.bytes(9, initializer.bytes).finish();
  for (const entry of externalEntries(initializer.weight, externalFolder)) writer.bytes(13, entry);
  return writer.integer(14, EXTERNAL).finish();
}

function externalEntries(weight: Weight, externalFolder: string): Uint8Array[] {
  const location = weight.file.slice(externalFolder.length).replaceAll('\\', '/');
  const entries = { location, offset: String(weight.offset), length: String(weight.length) };
  return Object.entries(entries).map(([key, value]) => createProtoWriter().text(1, key).text(2, value).finish());
}

function encodePort({ name, dims }: Port): Uint8Array {
  const shape = createProtoWriter();
  for (const dim of dims) shape.bytes(1, createProtoWriter().integer(1, dim).finish());
  const tensorType = createProtoWriter().integer(1, DATA_TYPES.float32).bytes(2, shape.finish());
  const type = createProtoWriter().bytes(1, tensorType.finish());
  return createProtoWriter().text(1, name).bytes(2, type.finish()).finish();
}

function encodeOpset(domain: string, version: number): Uint8Array {
  return createProtoWriter().text(1, domain).integer(2, version).finish();
}
