import { describe, expect, it } from '@jest/globals';
import type { Tensors } from '@relight/models/backends/onnx.js';
import { timestepEmbedding } from '@relight/models/graphs/timestep-embedding.js';
import { buildUnet, buildUnetSegments, SD15_UNET, type UnetConfig } from '@relight/models/graphs/unet.js';
import { seededNoise } from '@relight/models/noise.js';
import type { Tensor } from '@relight/models/tensor.js';
import { withRandomWeights } from '../../fakes/random-weights.js';
import { loadSegments, runGraph } from '../../fakes/run-graph.js';
import { unetShapes } from '../../fakes/unet-shapes.js';
import { describedWeights } from '../../fakes/described-weights.js';

const TINY: UnetConfig = {
  ...SD15_UNET,
  inChannels: 8,
  channels: [8, 8, 8],
  layers: 1,
  heads: 2,
  groups: 4,
  contextWidth: 6,
  attention: [true, true, false],
};
const size = { batch: 1, height: 9, width: 11, tokens: 5 };
const noise = seededNoise(11);
const feeds: Tensors = { sample: noise([1, 8, 9, 11]), time: timestepEmbedding(481, 8), context: noise([1, 5, 6]) };
const mixed = (mix: number): Tensors => ({ ...feeds, mix: { dims: [1], data: Float32Array.of(mix) } });

function distance(a: Tensor, b: Tensor): number {
  const [difference, total] = [0, 1].map((scale) =>
    a.data.reduce((sum, value, i) => sum + ((scale === 0 ? b.data[i] : 0) - value) ** 2, 0),
  );
  return Math.sqrt(difference / total);
}

/** What the outside hands back at each cut: `shared{k}` made of the latest `light{k}`. */
function shared(make: (light: Tensor) => Tensor): (values: Tensors) => Tensors {
  return (values) =>
    Object.fromEntries(
      Object.entries(values)
        .filter(([name]) => /^light\d+$/.test(name))
        .map(([name, light]) => [name.replace('light', 'shared'), make(light)]),
    );
}

describe('buildUnet() at the true size', () => {
  it.each([
    [4, 859_520_964],
    [8, 859_532_484],
    [12, 859_544_004],
  ])('uses each of the 686 published tensors with %i channels in, %i parameters in all', (inChannels, parameters) => {
    const config = { ...SD15_UNET, inChannels };
    const weights = describedWeights(unetShapes(config));
    const { model, inputs, outputs } = buildUnet({ weights, config, batch: 1, height: 64, width: 64, tokens: 77, attention: 'fused' });
    expect(weights.used.size).toBe(686);
    expect([...weights.used].sort()).toEqual([...weights.keys].sort());
    expect(weights.keys.reduce((sum, key) => sum + weights.get(key).dims.reduce((product, dim) => product * dim, 1), 0)).toBe(parameters);
    expect(inputs).toEqual([
      { name: 'sample', dims: [1, inChannels, 64, 64] },
      { name: 'time', dims: [1, 320] },
      { name: 'context', dims: [1, 77, 768] },
    ]);
    expect(outputs).toEqual([{ name: 'noise', dims: [1, 4, 64, 64] }]);
    expect(model.length).toBeLessThan(500_000);
  });

  it('names the file and the tensor that has another shape than the table', () => {
    const weights = describedWeights(new Map([...unetShapes(SD15_UNET), ['mid_block.resnets.0.conv1.weight', [1280, 1280, 1, 1]]]));
    const build = (): unknown => buildUnet({ weights, config: SD15_UNET, batch: 1, height: 64, width: 64, tokens: 77, attention: 'fused' });
    expect(build).toThrow(expect.objectContaining({ code: 'broken' }));
    expect(build).toThrow(
      'Tensor "mid_block.resnets.0.conv1.weight" in "/weights/described.safetensors" has shape [1280, 1280, 1, 1]: [1280, 1280, 3, 3] is wanted',
    );
  });
});

describe('buildUnet() at a tiny size, sides no multiples of 8', () => {
  it('keeps the size of its sample, and is the same with fused and with plain attention', async () => {
    await withRandomWeights(unetShapes(TINY), async (weights) => {
      const run = async (attention: 'fused' | 'plain'): Promise<Tensor> =>
        (await runGraph(buildUnet({ weights, config: TINY, ...size, attention }), feeds)).noise;
      const [fused, plain] = [await run('fused'), await run('plain')];
      expect(fused.dims).toEqual([1, 4, 9, 11]);
      expect(distance(fused, plain)).toBeLessThan(1e-5);
    });
  });

  it('treats each item of a batch alone', async () => {
    await withRandomWeights(unetShapes(TINY), async (weights) => {
      const twice = (x: Tensor): Tensor => ({ dims: [2, ...x.dims.slice(1)], data: Float32Array.of(...noise(x.dims).data, ...x.data) });
      const options = { weights, config: TINY, ...size, attention: 'fused' } as const;
      const pair = await runGraph(buildUnet({ ...options, batch: 2 }), {
        ...feeds,
        sample: twice(feeds.sample),
        context: twice(feeds.context),
      });
      const single = (await runGraph(buildUnet(options), feeds)).noise;
      expect(distance(single, { dims: single.dims, data: pair.noise.data.subarray(single.data.length) })).toBeLessThan(1e-5);
    });
  });
});

describe.each([
  ['decoder', 6],
  ['all', 16],
] as const)('buildUnetSegments() with consistent light attention in %s', (sites, count) => {
  const options = { config: TINY, ...size, attention: 'fused', sites } as const;

  it(`is cut at ${count} sites at the true size, and uses each tensor once`, () => {
    const weights = describedWeights(unetShapes(SD15_UNET));
    const segments = buildUnetSegments({ ...options, weights, config: SD15_UNET });
    expect(segments).toHaveLength(count + 1);
    for (const [site, { inputs, outputs }] of segments.entries()) {
      const [given, wanted] = [outputs, inputs].map((ports) => ports.map(({ name }) => name));
      expect(given.includes(`light${site}`)).toBe(site < count);
      expect(wanted.includes(`shared${site - 1}`) && wanted.includes('mix')).toBe(site > 0);
    }
    const references = segments.map(({ model }) => Buffer.from(model).toString('latin1').split('described.safetensors').length - 1);
    expect(references.reduce((sum, number) => sum + number, 0)).toBe(686);
  });

  it('is the plain network where the mix is 0, whatever is shared, and where all frames are alike, whatever the mix', async () => {
    await withRandomWeights(unetShapes(TINY), async (weights) => {
      const plain = (await runGraph(buildUnet({ weights, ...options }), feeds)).noise;
      const segments = await loadSegments(buildUnetSegments({ weights, ...options }));
      const unmixed = await segments.run(
        mixed(0),
        shared((light) => noise(light.dims)),
      );
      expect(distance(plain, unmixed.noise)).toBeLessThan(1e-6);
      const alike = await segments.run(
        mixed(0.7),
        shared((light) => light),
      );
      expect(distance(plain, alike.noise)).toBeLessThan(1e-6);
      const other = await segments.run(
        mixed(0.7),
        shared(({ dims, data }) => ({ dims, data: data.map((value) => -value) })),
      );
      expect(distance(plain, other.noise)).toBeGreaterThan(1e-2);
      await segments.dispose();

      const graph = buildUnet({ weights, ...options, light: sites });
      const whole = await runGraph(graph, Object.fromEntries(graph.inputs.map(({ name }) => [name, other[name]])));
      expect(distance(whole.noise, other.noise)).toBeLessThan(1e-6);
      expect(distance(whole.light0, other.light0)).toBeLessThan(1e-6);
    });
  });
});
