import { describe, expect, it } from '@jest/globals';
import { attend, type AttentionVariant } from '@relight/models/graphs/attention.js';
import { createGraph } from '@relight/models/graphs/graph.js';
import { seededNoise } from '@relight/models/noise.js';
import type { Tensor } from '@relight/models/tensor.js';
import { runGraph } from '../../fakes/run-graph.js';

const VARIANTS: readonly AttentionVariant[] = ['fused', 'plain'];

async function attention(variant: AttentionVariant, heads: number, [q, k, v]: readonly Tensor[], causal = false): Promise<Tensor> {
  const graph = createGraph('attention');
  const [query, key, value] = [graph.input('q', q.dims), graph.input('k', k.dims), graph.input('v', v.dims)];
  graph.output('y', attend(graph, query, key, value, { variant, heads, causal }));
  return (await runGraph(graph.build(), { q, k, v })).y;
}

/** The formula, in double precision. */
function expected(heads: number, [q, k, v]: readonly Tensor[], causal = false): Float32Array {
  const [batch, tokens, width] = q.dims;
  const keys = k.dims[1];
  const perHead = width / heads;
  const y = new Float32Array(q.data.length);
  for (let at = 0; at < batch * tokens * heads; at++) {
    const [b, t, h] = [Math.floor(at / heads / tokens), Math.floor(at / heads) % tokens, at % heads];
    const row = (x: Tensor, token: number): Float32Array => {
      const start = (b * x.dims[1] + token) * width + h * perHead;
      return x.data.subarray(start, start + perHead);
    };
    const weights = Array.from({ length: keys }, (_, s) => {
      const dot = row(q, t).reduce((sum, value, i) => sum + value * row(k, s)[i], 0);
      return causal && s > t ? 0 : Math.exp(dot / Math.sqrt(perHead));
    });
    const total = weights.reduce((sum, weight) => sum + weight, 0);
    const out = y.subarray((b * tokens + t) * width + h * perHead);
    for (let i = 0; i < perHead; i++) out[i] = weights.reduce((sum, weight, s) => sum + weight * row(v, s)[i], 0) / total;
  }
  return y;
}

function expectClose(actual: Tensor, wanted: Float32Array): void {
  const worst = actual.data.reduce((most, value, i) => Math.max(most, Math.abs(value - wanted[i])), 0);
  expect(worst).toBeLessThan(1e-5);
}

describe.each(VARIANTS)('attend() as %s', (variant) => {
  const noise = seededNoise(3);

  it('is softmax(Q K^T / sqrt d) V per head, keys of another number than queries', async () => {
    const inputs = [noise([2, 7, 12]), noise([2, 5, 12]), noise([2, 5, 12])];
    expectClose(await attention(variant, 3, inputs), expected(3, inputs));
  });

  it('sees no later key where it is causal', async () => {
    const inputs = [noise([1, 6, 8]), noise([1, 6, 8]), noise([1, 6, 8])];
    expectClose(await attention(variant, 2, inputs, true), expected(2, inputs, true));
  });

  it('refuses keys and values that do not belong together', () => {
    const graph = createGraph('wrong');
    const [q, k, v] = [graph.input('q', [1, 4, 8]), graph.input('k', [1, 4, 8]), graph.input('v', [1, 5, 8])];
    expect(() => attend(graph, q, k, v, { variant, heads: 2 })).toThrow(RangeError);
  });
});

describe('plain attention', () => {
  it('bounds its scores: 4096 tokens of 8 heads take many chunks, each under 64 MiB', () => {
    const graph = createGraph('large');
    const [q, k, v] = ['q', 'k', 'v'].map((name) => graph.input(name, [1, 4096, 320]));
    attend(graph, q, k, v, { variant: 'plain', heads: 8 });
    const softmaxes =
      Buffer.from(graph.build().model)
        .toString('latin1')
        .match(/large\/Softmax(_\d+)?/g) ?? [];
    expect(new Set(softmaxes).size).toBe(8);
  });

  it('is the same in chunks as fused in one', async () => {
    const noise = seededNoise(4);
    // 8 heads x 2200 keys x 4 bytes: 953 queries at most are scored at once, so these take three chunks.
    const inputs = [noise([1, 2200, 16]), noise([1, 2200, 16]), noise([1, 2200, 16])];
    const [fused, plain] = [await attention('fused', 8, inputs), await attention('plain', 8, inputs)];
    expectClose(plain, fused.data);
  });
});
