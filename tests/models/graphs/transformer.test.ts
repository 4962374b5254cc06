import { describe, expect, it } from '@jest/globals';
import { createGraph } from '@relight/models/graphs/graph.js';
import { createScope } from '@relight/models/graphs/scope.js';
import { feedForward } from '@relight/models/graphs/transformer.js';
import { describedWeights } from '../../fakes/described-weights.js';

describe('feedForward()', () => {
  it.each([
    [1, 4096, 1],
    [16, 4096, 6],
    [16, 1024, 2],
  ])('bounds its wide middle: %i frames of %i tokens take %i chunks', (batch, tokens, chunks) => {
    const graph = createGraph('feed-forward');
    const weights = describedWeights(
      new Map([
        ['net.0.proj.weight', [2560, 320]],
        ['net.0.proj.bias', [2560]],
        ['net.2.weight', [320, 1280]],
        ['net.2.bias', [320]],
      ]),
    );
    const y = feedForward(createScope(graph, weights), graph.input('x', [batch, tokens, 320]));
    expect(y.dims).toEqual([batch, tokens, 320]);
    graph.output('y', y);
    const gelus =
      Buffer.from(graph.build().model)
        .toString('latin1')
        .match(/net\.0\.proj\/Gelu(_\d+)?/g) ?? [];
    expect(new Set(gelus).size).toBe(chunks);
  });
});
