import { conv2d, groupNorm, linear } from './layers.js';
import { add, reshape, silu } from './ops.js';
import type { Value } from './graph.js';
import type { Scope } from './scope.js';

export interface ResnetOptions {
  readonly channels: number;
  readonly groups: number;
  /** 1e-5 in the UNet, 1e-6 in the VAE. */
  readonly epsilon: number;
  /** SiLU of the time embedding, (1, width); a VAE has none. */
  readonly time?: Value;
}

/**
 * Residual block, x (batch, C, h, w) to (batch, channels, h, w): norm1, SiLU, conv1, + time, norm2, SiLU, conv2, + x; through a 1 x 1 `conv_shortcut`
 * where the channels change.
 */
export function resnet(at: Scope, x: Value, { channels, groups, epsilon, time }: ResnetOptions): Value {
  const { graph } = at;
  let y = conv2d(at.at('conv1'), silu(graph, groupNorm(at.at('norm1'), x, { groups, epsilon })), { channels });
  if (time !== undefined) y = add(graph, y, reshape(graph, linear(at.at('time_emb_proj'), time, channels), [1, channels, 1, 1]));
  y = conv2d(at.at('conv2'), silu(graph, groupNorm(at.at('norm2'), y, { groups, epsilon })), { channels });
  const shortcut = x.dims[1] === channels ? x : conv2d(at.at('conv_shortcut'), x, { channels, kernel: 1 });
  return add(graph, shortcut, y);
}
