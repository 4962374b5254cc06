/** One 1 x 1 convolution from `view` to `output`: weights of shape (outputs, inputs), row-major, and a bias per output. */
export interface PointwiseLayer {
  readonly output: string;
  readonly weights: readonly (readonly number[])[];
  readonly bias: readonly number[];
}

const OPSET = 17;
const IR_VERSION = 8;
const FLOAT = 1;

/** Bytes of an ONNX model that maps `view` (1, inputs, h, w) through one pointwise convolution per output: a network whose every answer is known. */
export function pointwiseModel(layers: readonly PointwiseLayer[]): Uint8Array {
  const inputs = layers[0].weights[0].length;
  const graph = [
    ...layers.map(({ output }) =>
      bytes(1, [...text(1, 'view'), ...text(1, `${output}.w`), ...text(1, `${output}.b`), ...text(2, output), ...text(4, 'Conv')]),
    ),
    text(2, 'tiny'),
    ...layers.flatMap(({ output, weights, bias }) => [
      initializer(`${output}.w`, [weights.length, inputs, 1, 1], weights.flat()),
      initializer(`${output}.b`, [bias.length], bias),
    ]),
    bytes(11, valueInfo('view', inputs)),
    ...layers.map(({ output, bias }) => bytes(12, valueInfo(output, bias.length))),
  ];
  return Uint8Array.from([...integer(1, IR_VERSION), ...bytes(7, graph.flat()), ...bytes(8, integer(2, OPSET))]);
}

function initializer(name: string, dims: readonly number[], values: readonly number[]): number[] {
  const raw = [...new Uint8Array(Float32Array.from(values).buffer)];
  return bytes(5, [...dims.flatMap((dim) => integer(1, dim)), ...integer(2, FLOAT), ...text(8, name), ...bytes(9, raw)]);
}

/** Height and width are left open. */
function valueInfo(name: string, channels: number): number[] {
  const dims = [integer(1, 1), integer(1, channels), text(2, 'h'), text(2, 'w')];
  const shape = dims.flatMap((dim) => bytes(1, dim));
  return [...text(1, name), ...bytes(2, bytes(1, [...integer(1, FLOAT), ...bytes(2, shape)]))];
}

function text(field: number, value: string): number[] {
  return bytes(field, [...new TextEncoder().encode(value)]);
}

function bytes(field: number, value: readonly number[]): number[] {
  return [...varint(field * 8 + 2), ...varint(value.length), ...value];
}

function integer(field: number, value: number): number[] {
  return [...varint(field * 8), ...varint(value)];
}

function varint(value: number): number[] {
  return value < 128 ? [value] : [(value % 128) + 128, ...varint(Math.floor(value / 128))];
}
