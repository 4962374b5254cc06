import { describe, expect, it } from '@jest/globals';
import { buildTextEncoder } from '@relight/models/graphs/clip.js';
import { CLIP_L, type ClipConfig } from '@relight/models/graphs/clip-config.js';
import { ModelError } from '@relight/models/model-error.js';
import { tensor, type Tensor } from '@relight/models/tensor.js';
import type { WeightMap } from '@relight/models/weights/weight-map.js';
import { clipShapes } from '../../fakes/clip-shapes.js';
import { describedWeights } from '../../fakes/described-weights.js';
import { withRandomWeights } from '../../fakes/random-weights.js';
import { runGraph } from '../../fakes/run-graph.js';

const TINY: ClipConfig = { ...CLIP_L, vocabulary: 20, tokens: 6, width: 8, middle: 16, layers: 2, heads: 2 };
const IDS = [1, 5, 19, 0, 7, 7];

async function hidden(
  weights: WeightMap,
  config: ClipConfig,
  ids: readonly number[],
  attention: 'fused' | 'plain' = 'fused',
): Promise<Tensor> {
  const sequences = ids.length / config.tokens;
  const graph = buildTextEncoder({ weights, config, sequences, attention });
  return (await runGraph(graph, { ids: tensor([sequences, config.tokens], Float32Array.from(ids)) })).hidden;
}

function farthest(a: Tensor, b: Tensor, count = a.data.length): number {
  return Array.from(a.data.subarray(0, count)).reduce((most, value, i) => Math.max(most, Math.abs(value - b.data[i])), 0);
}

describe('buildTextEncoder()', () => {
  it.each(['text_model.', ''])('uses each of the 196 published tensors of CLIP-L with prefix "%s"', (prefix) => {
    const weights = describedWeights(clipShapes(CLIP_L, prefix));
    const { inputs, outputs } = buildTextEncoder({ weights, config: CLIP_L, sequences: 2, attention: 'fused' });
    expect([...weights.used].sort()).toEqual([...weights.keys].sort());
    expect(weights.used.size).toBe(196);
    const parameters = weights.keys.reduce((sum, key) => sum + weights.get(key).dims.reduce((product, dim) => product * dim, 1), 0);
    expect(parameters).toBe(123_060_480);
    expect(inputs).toEqual([{ name: 'ids', dims: [2, 77] }]);
    expect(outputs).toEqual([{ name: 'hidden', dims: [2, 77, 768] }]);
  });

  it('gives the same with both forms of attention', () =>
    withRandomWeights(clipShapes(TINY), async (weights) => {
      const [fused, plain] = [await hidden(weights, TINY, IDS, 'fused'), await hidden(weights, TINY, IDS, 'plain')];
      expect(farthest(fused, plain)).toBeLessThan(1e-5);
    }));

  it.each(['fused', 'plain'] as const)('lets a position see those before it only (%s)', (attention) =>
    withRandomWeights(clipShapes(TINY), async (weights) => {
      const before = await hidden(weights, TINY, IDS, attention);
      const after = await hidden(weights, TINY, IDS.with(3, 11), attention);
      expect(farthest(before, after, 3 * TINY.width)).toBeLessThan(1e-6);
      expect(farthest(before, after)).toBeGreaterThan(0.01);
    }),
  );

  it('tells equal tokens apart by their position, and sequences not at all', () =>
    withRandomWeights(clipShapes(TINY), async (weights) => {
      const { data } = await hidden(weights, TINY, [...IDS, ...IDS.with(0, 2), ...IDS]);
      const size = TINY.tokens * TINY.width;
      expect(farthest(tensor([size], data.slice(0, size)), tensor([size], data.slice(2 * size)))).toBeLessThan(1e-6);
      const [fifth, sixth] = [4, 5].map((at) => tensor([TINY.width], data.slice(at * TINY.width, (at + 1) * TINY.width)));
      expect(farthest(fifth, sixth)).toBeGreaterThan(0.01);
    }));

  it('has the exact GELU where the configuration asks for it', () =>
    withRandomWeights(clipShapes(TINY), async (weights) => {
      const [quick, exact] = [await hidden(weights, TINY, IDS), await hidden(weights, { ...TINY, activation: 'gelu' }, IDS)];
      expect(farthest(quick, exact)).toBeGreaterThan(1e-4);
      expect(farthest(quick, exact)).toBeLessThan(0.5);
    }));

  it('names the tensor whose shape is not the configuration’s', () =>
    withRandomWeights(clipShapes(TINY), (weights) => {
      const build = (): unknown => buildTextEncoder({ weights, config: { ...TINY, middle: 32 }, sequences: 1, attention: 'fused' });
      expect(build).toThrow(ModelError);
      expect(build).toThrow(/text_model\.encoder\.layers\.0\.mlp\.fc1\.weight/);
      return Promise.resolve();
    }));
});
