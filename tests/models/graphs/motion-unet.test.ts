import { describe, expect, it } from '@jest/globals';
import type { Tensors } from '@relight/models/backends/onnx.js';
import { buildMotionUnet, SD15_MOTION_UNET, type MotionUnetConfig } from '@relight/models/graphs/motion-unet.js';
import { timestepEmbedding } from '@relight/models/graphs/timestep-embedding.js';
import { buildUnet } from '@relight/models/graphs/unet.js';
import { seededNoise } from '@relight/models/noise.js';
import { sliceFrames } from '@relight/models/tensor-ops.js';
import { tensor, type Tensor } from '@relight/models/tensor.js';
import { describedWeights } from '../../fakes/described-weights.js';
import { randomTensors, withWeights } from '../../fakes/random-weights.js';
import { runGraph } from '../../fakes/run-graph.js';
import { motionShapes, unetShapes } from '../../fakes/unet-shapes.js';

const TINY: MotionUnetConfig = {
  ...SD15_MOTION_UNET,
  channels: [8, 8],
  layers: 1,
  attention: [true, false],
  heads: 2,
  groups: 4,
  contextWidth: 6,
  motionHeads: 4,
  maxFrames: 7,
};
const size = { frames: 3, height: 5, width: 6, tokens: 5 };
const noise = seededNoise(21);
const feeds: Tensors = { sample: noise([3, 4, 5, 6]), time: timestepEmbedding(481, 8), context: noise([1, 5, 6]) };

/** Random weights, each motion tensor whose key ends so replaced by what `make` gives. */
function weightsWith(ending: string, make: (shape: readonly number[]) => Tensor | null): Map<string, Tensor> {
  const tensors = randomTensors(new Map([...unetShapes(TINY), ...motionShapes(TINY)]));
  for (const key of [...tensors.keys()].filter((name) => name.includes('motion_modules') && name.endsWith(ending))) {
    const replaced = make(tensors.get(key)?.dims ?? []);
    if (replaced === null) tensors.delete(key);
    else tensors.set(key, replaced);
  }
  return tensors;
}

function run(tensors: ReadonlyMap<string, Tensor>, given: Tensors = feeds, attention: 'fused' | 'plain' = 'fused'): Promise<Tensor> {
  return withWeights(tensors, async (weights) => {
    const contexts = given.context.dims[0];
    return (await runGraph(buildMotionUnet({ weights, config: TINY, ...size, contexts, attention }), given)).noise;
  });
}

function distance(a: Tensor, b: Tensor): number {
  const difference = a.data.reduce((sum, value, i) => sum + (b.data[i] - value) ** 2, 0);
  return Math.sqrt(difference / a.data.reduce((sum, value) => sum + value ** 2, 0));
}

function reversed(x: Tensor): Tensor {
  const frames = Array.from({ length: x.dims[0] }, (_, frame) => sliceFrames(x, x.dims[0] - 1 - frame, 1).data);
  return tensor(x.dims, Float32Array.from(frames.flatMap((data) => [...data])));
}

describe('buildMotionUnet() at the true size', () => {
  it('uses each of the 540 tensors of the adapter, 417,137,600 parameters and 563,200 positions', () => {
    const motion = motionShapes(SD15_MOTION_UNET);
    const sizes = [...motion].map(([key, dims]) => [key.endsWith('pe'), dims.reduce((product, dim) => product * dim, 1)] as const);
    const sum = (positions: boolean): number => sizes.reduce((total, [isPe, count]) => total + (isPe === positions ? count : 0), 0);
    expect([motion.size, sum(false), sum(true)]).toEqual([540, 417_137_600, 563_200]);

    const weights = describedWeights(new Map([...unetShapes(SD15_MOTION_UNET), ...motion]));
    const { inputs } = buildMotionUnet({
      weights,
      config: SD15_MOTION_UNET,
      frames: 16,
      height: 64,
      width: 64,
      tokens: 77,
      attention: 'fused',
    });
    expect([...weights.used].sort()).toEqual([...weights.keys].sort());
    expect(inputs.map(({ dims }) => dims)).toEqual([
      [16, 4, 64, 64],
      [1, 320],
      [1, 77, 768],
    ]);
  });

  it('refuses more frames than it has positions for', () => {
    const weights = describedWeights(new Map());
    const build = (): unknown =>
      buildMotionUnet({ weights, config: SD15_MOTION_UNET, frames: 33, height: 8, width: 8, tokens: 77, attention: 'fused' });
    expect(build).toThrow(expect.objectContaining({ name: 'ModelError', code: 'unsupported' }));
    expect(build).toThrow(/33 frames.*at most 32/);
  });
});

describe('buildMotionUnet() at a tiny size', () => {
  it('is the same with fused and with plain attention, and with one text told once or for each frame', async () => {
    const tensors = weightsWith('none', () => null);
    const fused = await run(tensors);
    expect(fused.dims).toEqual([3, 4, 5, 6]);
    expect(distance(fused, await run(tensors, feeds, 'plain'))).toBeLessThan(1e-5);
    const context = tensor(
      [3, 5, 6],
      Float32Array.from({ length: 90 }, (_, i) => feeds.context.data[i % 30]),
    );
    expect(distance(fused, await run(tensors, { ...feeds, context }))).toBeLessThan(1e-5);
  });

  it("is the image model, frame for frame, where the modules' last layers are 0", async () => {
    const tensors = weightsWith('', (dims) => tensor(dims));
    const context = tensor(
      [3, 5, 6],
      Float32Array.from({ length: 90 }, (_, i) => feeds.context.data[i % 30]),
    );
    const image = await withWeights(tensors, async (weights) => {
      const graph = buildUnet({ weights, config: TINY, batch: 3, height: 5, width: 6, tokens: 5, attention: 'fused' });
      return (await runGraph(graph, { ...feeds, context })).noise;
    });
    expect(distance(image, await run(tensors))).toBeLessThan(1e-5);
    expect(distance(image, await run(weightsWith('none', () => null)))).toBeGreaterThan(1e-2);
  });

  it('knows the order of frames by the positions only', async () => {
    const blind = weightsWith('pos_embed.pe', (dims) => tensor(dims));
    const backwards = { ...feeds, sample: reversed(feeds.sample) };
    expect(distance(reversed(await run(blind)), await run(blind, backwards))).toBeLessThan(1e-4);
    const seeing = weightsWith('none', () => null);
    expect(distance(reversed(await run(seeing)), await run(seeing, backwards))).toBeGreaterThan(1e-3);
  });

  it('makes the positions itself where a file leaves them out: sines and cosines of falling frequency', async () => {
    const published = weightsWith('pos_embed.pe', (dims) =>
      tensor(
        dims,
        Float32Array.from({ length: 7 * 8 }, (_, i) => {
          const angle = Math.floor(i / 8) * 10000 ** ((-2 * Math.floor((i % 8) / 2)) / 8);
          return i % 2 === 0 ? Math.sin(angle) : Math.cos(angle);
        }),
      ),
    );
    expect(distance(await run(published), await run(weightsWith('pos_embed.pe', () => null)))).toBeLessThan(1e-6);
  });
});
