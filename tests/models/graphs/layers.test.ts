import { describe, expect, it } from '@jest/globals';
import { createGraph, type Value } from '@relight/models/graphs/graph.js';
import { conv2d, groupNorm, layerNorm, linear } from '@relight/models/graphs/layers.js';
import { createScope, type Scope } from '@relight/models/graphs/scope.js';
import { seededNoise } from '@relight/models/noise.js';
import { tensor, type Tensor } from '@relight/models/tensor.js';
import { withWeights } from '../../fakes/random-weights.js';
import { runGraph } from '../../fakes/run-graph.js';

const noise = seededNoise(5);

function layer(weights: Readonly<Record<string, Tensor>>, x: Tensor, write: (at: Scope, x: Value) => Value): Promise<Tensor> {
  const keyed = new Map(Object.entries(weights).map(([name, value]) => [`net.layer.${name}`, value]));
  return withWeights(keyed, async (map) => {
    const graph = createGraph('layer');
    const y = write(createScope(graph, map).at('net').at('layer'), graph.input('x', x.dims));
    graph.output('y', y);
    const result = (await runGraph(graph.build(), { x })).y;
    expect(result.dims).toEqual(y.dims);
    return result;
  });
}

function expectClose(actual: Tensor, wanted: ArrayLike<number>): void {
  expect(actual.data).toHaveLength(wanted.length);
  const worst = actual.data.reduce((most, value, i) => Math.max(most, Math.abs(value - wanted[i])), 0);
  expect(worst).toBeLessThan(1e-5);
}

describe('linear()', () => {
  const weights = { weight: tensor([2, 3], Float32Array.of(1, 2, 3, -1, 0, 1)), bias: tensor([2], Float32Array.of(0.5, -0.5)) };
  const x = tensor([1, 2, 3], Float32Array.of(1, 1, 1, 2, 0, 1));

  it('is x W^T + b over the last side', async () => {
    expectClose(await layer(weights, x, (at, v) => linear(at, v, 2)), [6.5, -0.5, 5.5, -1.5]);
    expectClose(await layer(weights, x, (at, v) => linear(at, v, 2, { bias: false })), [6, 0, 5, -1]);
  });

  it('takes the weights of a 1 x 1 convolution', async () => {
    const published = { ...weights, weight: tensor([2, 3, 1, 1], weights.weight.data) };
    expectClose(await layer(published, x, (at, v) => linear(at, v, 2)), [6.5, -0.5, 5.5, -1.5]);
  });
});

describe('conv2d()', () => {
  it('halves odd sides upwards with stride 2, as the UNet does', async () => {
    const weights = { weight: tensor([1, 1, 3, 3], Float32Array.of(0, 0, 0, 0, 1, 0, 0, 0, 0)), bias: tensor([1], Float32Array.of(1)) };
    const x = tensor(
      [1, 1, 3, 5],
      Float32Array.from({ length: 15 }, (_, i) => i),
    );
    const y = await layer(weights, x, (at, v) => conv2d(at, v, { channels: 1, stride: 2 }));
    expect(y).toEqual({ dims: [1, 1, 2, 3], data: Float32Array.of(1, 3, 5, 11, 13, 15) });
  });

  it('pads right and bottom only, as the VAE encoder does', async () => {
    const weights = { weight: tensor([1, 1, 3, 3], Float32Array.of(0, 0, 0, 0, 0, 0, 0, 0, 1)), bias: tensor([1]) };
    const x = tensor(
      [1, 1, 4, 4],
      Float32Array.from({ length: 16 }, (_, i) => i),
    );
    const y = await layer(weights, x, (at, v) => conv2d(at, v, { channels: 1, stride: 2, padding: [0, 0, 1, 1] }));
    expect(y).toEqual({ dims: [1, 1, 2, 2], data: Float32Array.of(10, 0, 0, 0) });
  });
});

describe('groupNorm()', () => {
  it('has mean 0 and variance 1 in each group over channels and all later sides, then scale and shift per channel', async () => {
    const x = noise([2, 6, 3, 5]);
    const weights = { weight: noise([6]), bias: noise([6]) };
    const [groups, epsilon, channelSize, groupSize] = [3, 1e-2, 15, 30];
    const wanted = Float64Array.from(x.data, (value, i) => {
      const group = x.data.subarray(Math.floor(i / groupSize) * groupSize, (Math.floor(i / groupSize) + 1) * groupSize);
      const mean = group.reduce((sum, v) => sum + v, 0) / groupSize;
      const variance = group.reduce((sum, v) => sum + (v - mean) ** 2, 0) / groupSize;
      const channel = Math.floor(i / channelSize) % 6;
      return ((value - mean) / Math.sqrt(variance + epsilon)) * weights.weight.data[channel] + weights.bias.data[channel];
    });
    expectClose(await layer(weights, x, (at, v) => groupNorm(at, v, { groups, epsilon })), wanted);
  });
});

describe('layerNorm()', () => {
  it('normalises the last side', async () => {
    const weights = { weight: tensor([2], Float32Array.of(2, 3)), bias: tensor([2], Float32Array.of(1, -1)) };
    const x = tensor([2, 2], Float32Array.of(-100, 100, 400, 1000));
    expectClose(await layer(weights, x, (at, v) => layerNorm(at, v)), [-1, 2, -1, 2]);
  });
});
