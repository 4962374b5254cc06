import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { loadSession } from '@relight/models/backends/onnx.js';
import { createGraph } from '@relight/models/graphs/graph.js';
import { multiply } from '@relight/models/graphs/ops.js';
import { tensor } from '@relight/models/tensor.js';
import { describedWeights } from '../../fakes/described-weights.js';
import { withWeights } from '../../fakes/random-weights.js';
import { pointwiseModel } from '../../fakes/tiny-onnx.js';

const model = pointwiseModel([
  { output: 'sum', weights: [[1, 2]], bias: [0.5] },
  {
    output: 'swapped',
    weights: [
      [0, 1],
      [1, 0],
    ],
    bias: [0, 0],
  },
]);
const options = { providers: ['cpu'], threads: 1 };
const view = tensor([1, 2, 1, 3], Float32Array.of(1, 2, 3, 10, 20, 30));

describe('loadSession()', () => {
  it('runs a graph from bytes and gives its outputs by name', async () => {
    const session = await loadSession(model, options);
    expect(session.inputNames).toEqual(['view']);
    expect(session.outputNames).toEqual(['sum', 'swapped']);
    const { sum, swapped } = await session.run({ view });
    expect(sum).toEqual({ dims: [1, 1, 1, 3], data: Float32Array.of(21.5, 42.5, 63.5) });
    expect(swapped).toEqual({ dims: [1, 2, 1, 3], data: Float32Array.of(10, 20, 30, 1, 2, 3) });
    await session.dispose();
  });

  it('runs the same graph from a file', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'relight-onnx-'));
    try {
      const path = join(folder, 'tiny.onnx');
      await writeFile(path, model);
      const session = await loadSession(path, options);
      expect((await session.run({ view })).sum.data).toEqual(Float32Array.of(21.5, 42.5, 63.5));
      await session.dispose();
    } finally {
      await rm(folder, { recursive: true });
    }
  });

  it('goes on to the next provider where one is not to be had, and says which runs', async () => {
    const session = await loadSession(model, { providers: ['no-such-provider', 'cpu'], threads: 1 });
    expect(session.provider).toBe('cpu');
    await session.dispose();
  });

  it('says `missing` for no file, `broken` for no graph, `unsupported` for no provider, and names what it was given', async () => {
    await expect(loadSession('/nowhere/lite.onnx', options)).rejects.toMatchObject({
      code: 'missing',
      message: expect.stringContaining('/nowhere/lite.onnx'),
    });
    await expect(loadSession(Uint8Array.of(1, 2, 3), options)).rejects.toMatchObject({ code: 'broken' });
    await expect(loadSession(model.subarray(0, model.length / 2), options)).rejects.toMatchObject({ code: 'broken' });
    await expect(loadSession(model, { providers: ['no-such-provider'], threads: 1 })).rejects.toMatchObject({ code: 'unsupported' });
  });

  it('reads weights where they lie, with full optimisation and with fast load', async () => {
    await withWeights(new Map([['w', tensor([2], Float32Array.of(3, 5))]]), async (weights) => {
      const graph = createGraph('scaled');
      graph.output('y', multiply(graph, graph.input('x', [2]), graph.weight(weights, 'w', [2])));
      const { model: bytes, externalFolder } = graph.build();
      const runs = [options, { ...options, load: 'fast' as const }, { ...options, wholeGraph: true }].map(async (settings) => {
        const session = await loadSession(bytes, { ...settings, externalFolder });
        const { y } = await session.run({ x: tensor([2], Float32Array.of(2, 4)) });
        await session.dispose();
        return [...y.data];
      });
      expect(await Promise.all(runs)).toEqual([
        [6, 20],
        [6, 20],
        [6, 20],
      ]);
    });
  });

  it('says `broken` where the weights that a graph refers to are gone', async () => {
    const graph = createGraph('gone');
    const weights = describedWeights(new Map([['w', [2]]]));
    graph.output('y', multiply(graph, graph.input('x', [2]), graph.weight(weights, 'w', [2])));
    const { model: bytes, externalFolder } = graph.build();
    await expect(loadSession(bytes, { ...options, externalFolder })).rejects.toMatchObject({
      code: 'broken',
      message: expect.stringContaining('described.safetensors'),
    });
  });

  it('refuses a wrong shape with an error, not with a crash', async () => {
    const session = await loadSession(model, options);
    await expect(session.run({ view: tensor([1, 3, 1, 2]) })).rejects.toThrow(/view/);
    await session.dispose();
  });
});
