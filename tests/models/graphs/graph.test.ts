import { describe, expect, it } from '@jest/globals';
import { createGraph, type Graph, type Value } from '@relight/models/graphs/graph.js';
import { add, multiply, scale } from '@relight/models/graphs/ops.js';
import { tensor } from '@relight/models/tensor.js';
import type { WeightMap, WeightType } from '@relight/models/weights/weight-map.js';
import { withWeights } from '../../fakes/random-weights.js';
import { loadSegments, runGraph } from '../../fakes/run-graph.js';

const x = tensor([3], Float32Array.of(1, 2, 3));

/** ((x + 1) * w + x) * v, cut after the sum and after the first product. */
function chain(weights: WeightMap): Graph {
  const graph = createGraph('chain');
  const input = graph.input('x', [3]);
  const sum = add(graph, input, graph.constant([1], Float32Array.of(1)));
  graph.cut('sum');
  const product = multiply(graph, sum, graph.weight(weights, 'first.weight', [3]));
  graph.output('product', product);
  graph.cut('product');
  graph.output('y', multiply(graph, add(graph, product, input), graph.weight(weights, 'second.weight', [1, 3])));
  return graph;
}

const tensors = new Map([
  ['first.weight', tensor([3, 1], Float32Array.of(2, 3, 4))],
  ['second.weight', tensor([3], Float32Array.of(10, 100, 1000))],
]);

describe('createGraph()', () => {
  it('writes a model that ONNX Runtime runs on weights where they lie, whatever their offset', async () => {
    await withWeights(tensors, async (weights) => {
      const { product, y } = await runGraph(chain(weights).build(), { x });
      expect(product.data).toEqual(Float32Array.of(4, 9, 16));
      expect(y).toEqual({ dims: [1, 3], data: Float32Array.of(50, 1100, 19000) });
    });
  });

  it('names nodes after the weights around them', async () => {
    await withWeights(tensors, (weights) => {
      const text = Buffer.from(chain(weights).build().model).toString('latin1');
      expect(text).toContain('second/Mul');
      return Promise.resolve();
    });
  });

  it('refers to a tensor once, however often it is used', async () => {
    await withWeights(tensors, async (weights) => {
      const graph = createGraph('twice');
      const twice = (value: Value): Value => multiply(graph, value, graph.weight(weights, 'second.weight', [3]));
      graph.output('y', twice(twice(graph.input('x', [3]))));
      const built = graph.build();
      expect(Buffer.from(built.model).toString('latin1').split('weights.safetensors')).toHaveLength(2);
      expect((await runGraph(built, { x })).y.data).toEqual(Float32Array.of(100, 20000, 3000000));
    });
  });

  it.each([
    ['float16', Uint16Array.of(0x3c00, 0x4000, 0xb800)],
    ['bfloat16', Uint16Array.of(0x3f80, 0x4000, 0xbf00)],
  ] as const)('casts published %s to float32', async (type, stored) => {
    // The bytes of two halves lie in one float32 each, in a real file.
    const bits = new Float32Array(Uint16Array.of(...stored, 0).buffer);
    await withWeights(new Map([['w', tensor([2], bits)]]), async (file) => {
      const graph = createGraph('cast');
      const half: WeightMap = { ...file, get: (key) => ({ ...file.get(key), type: type satisfies WeightType, dims: [3], length: 6 }) };
      graph.output('y', multiply(graph, graph.input('x', [3]), graph.weight(half, 'w', [3])));
      expect((await runGraph(graph.build(), { x })).y.data).toEqual(Float32Array.of(1, 4, -1.5));
    });
  });

  it('says which tensor of which file has another shape than the architecture wants', async () => {
    await withWeights(tensors, (weights) => {
      const graph = createGraph('wrong');
      const wrong = (): Value => graph.weight(weights, 'second.weight', [4]);
      expect(wrong).toThrow(expect.objectContaining({ name: 'ModelError', code: 'broken' }));
      expect(wrong).toThrow(`Tensor "second.weight" in "${weights.file}" has shape [3]: [4] is wanted`);
      return Promise.resolve();
    });
  });

  it('gives an input or a constant to the outside as well as a result', async () => {
    const graph = createGraph('through');
    const input = graph.input('x', [3]);
    graph.output('same', input);
    graph.output('again', input);
    graph.output('half', scale(graph, input, 0.5));
    const outputs = await runGraph(graph.build(), { x });
    expect(outputs.same.data).toEqual(x.data);
    expect(outputs.again.data).toEqual(x.data);
    expect(outputs.half.data).toEqual(Float32Array.of(0.5, 1, 1.5));
  });

  it('refuses two values of one name', () => {
    const graph = createGraph('names');
    graph.input('x', [1]);
    expect(() => graph.input('x', [1])).toThrow(RangeError);
  });

  it('refuses weights on no local drive or on two, which ONNX Runtime could not follow', () => {
    const graph = createGraph('drives');
    const at = (file: string): WeightMap => ({
      file,
      keys: ['w'],
      has: () => true,
      get: (key) => ({ file, key, type: 'float32', dims: [3], offset: 0, length: 12 }),
    });
    const onC = multiply(graph, graph.input('x', [3]), graph.weight(at('C:\\models\\w.safetensors'), 'w', [3]));
    graph.output('y', onC);
    expect(graph.build().externalFolder).toBe('C:\\');
    graph.output('z', multiply(graph, onC, graph.weight(at('D:\\w.safetensors'), 'w', [3])));
    expect(() => graph.build()).toThrow(expect.objectContaining({ code: 'unsupported' }));
  });
});

describe('split()', () => {
  it('passes on exactly what later segments read', async () => {
    await withWeights(tensors, (weights) => {
      const segments = chain(weights).split();
      const names = segments.map(({ inputs, outputs }) => [inputs.map(({ name }) => name), outputs.map(({ name }) => name)]);
      expect(names).toEqual([
        [['x'], ['chain/Add']],
        [['chain/Add'], ['product']],
        [['product', 'x'], ['y']],
      ]);
      return Promise.resolve();
    });
  });

  it('gives each segment only the weights it uses', async () => {
    await withWeights(tensors, (weights) => {
      const has = (key: string): boolean[] =>
        chain(weights)
          .split()
          .map(({ model }) => Buffer.from(model).toString('latin1').includes(key));
      expect(has('first.weight')).toEqual([false, true, false]);
      expect(has('second.weight')).toEqual([false, false, true]);
      return Promise.resolve();
    });
  });

  it('computes the same as the whole', async () => {
    await withWeights(tensors, async (weights) => {
      const whole = await runGraph(chain(weights).build(), { x });
      const segments = await loadSegments(chain(weights).split());
      const values = await segments.run({ x });
      await segments.dispose();
      expect(values.y).toEqual(whole.y);
      expect(values.product).toEqual(whole.product);
    });
  });
});
