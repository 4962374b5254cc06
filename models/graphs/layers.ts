import { add, multiply, reshape } from './ops.js';
import type { Value } from './graph.js';
import type { Scope } from './scope.js';

export interface Conv2dOptions {
  readonly channels: number;
  /** Side of the square kernel; 3 unless said. */
  readonly kernel?: number;
  readonly stride?: number;
  /** Zeros around: one number for all sides, or [top, left, bottom, right]; `kernel / 2` rounded down unless said. */
  readonly padding?: number | readonly [number, number, number, number];
}

/** Convolution of x (batch, C, h, w) with the module's `weight` and `bias`. */
export function conv2d(at: Scope, x: Value, { channels, kernel = 3, stride = 1, padding = Math.floor(kernel / 2) }: Conv2dOptions): Value {
  const pads = typeof padding === 'number' ? [padding, padding, padding, padding] : padding;
  const [batch, inChannels, height, width] = x.dims;
  const side = (length: number, zeros: number): number => Math.floor((length + zeros - kernel) / stride) + 1;
  const dims = [batch, channels, side(height, pads[0] + pads[2]), side(width, pads[1] + pads[3])];
  const operands = [x, at.weight('weight', [channels, inChannels, kernel, kernel]), at.weight('bias', [channels])];
  return at.graph.op('Conv', operands, dims, { kernel_shape: [kernel, kernel], strides: [stride, stride], pads });
}

/**
 * Linear layer over the last side of x (..., C) to (..., width). As Gemm on the published (out, in) layout, since a transposed weight would be
 * copied at load. Also takes the weights of a 1 x 1 convolution, which are the same numbers.
 */
export function linear(at: Scope, x: Value, width: number, { bias = true }: { readonly bias?: boolean } = {}): Value {
  const inner = x.dims.at(-1) ?? 1;
  const rows = x.dims.slice(0, -1).reduce((product, dim) => product * dim, 1);
  const operands = [reshape(at.graph, x, [rows, inner]), at.weight('weight', [width, inner])];
  if (bias) operands.push(at.weight('bias', [width]));
  return reshape(at.graph, at.graph.op('Gemm', operands, [rows, width], { transB: 1 }), [...x.dims.slice(0, -1), width]);
}

/**
 * Group normalisation of x (batch, C, ...): statistics over each group of channels and all later sides, then the module's scale and shift per channel.
 * Written with InstanceNormalization, since no execution provider but the CPU has GroupNormalization.
 */
export function groupNorm(at: Scope, x: Value, { groups, epsilon }: { readonly groups: number; readonly epsilon: number }): Value {
  const { graph } = at;
  const [batch, channels, ...rest] = x.dims;
  const length = (rest.reduce((product, dim) => product * dim, 1) * channels) / groups;
  const operands = [
    reshape(graph, x, [batch, groups, length]),
    graph.constant([groups], new Float32Array(groups).fill(1)),
    graph.constant([groups], new Float32Array(groups)),
  ];
  const normal = graph.op('InstanceNormalization', operands, [batch, groups, length], { epsilon: { float: epsilon } });
  const perChannel = [channels, ...rest.map(() => 1)];
  const scaled = multiply(graph, reshape(graph, normal, x.dims), at.weight('weight', perChannel));
  return add(graph, scaled, at.weight('bias', perChannel));
}

/** Layer normalisation over the last side of x (..., C), with the module's scale and shift. */
export function layerNorm(at: Scope, x: Value, epsilon = 1e-5): Value {
  const width = [x.dims.at(-1) ?? 1];
  return at.graph.op('LayerNormalization', [x, at.weight('weight', width), at.weight('bias', width)], x.dims, {
    axis: -1,
    epsilon: { float: epsilon },
  });
}
