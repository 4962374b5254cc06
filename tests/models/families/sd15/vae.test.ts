import { describe, expect, it } from '@jest/globals';
import { createSd15Vae } from '@relight/models/families/sd15/vae.js';
import type { Vae } from '@relight/models/interfaces/vae.js';
import { seededNoise } from '@relight/models/noise.js';
import { concatFrames, scaled, sliceFrames, weightedSum } from '@relight/models/tensor-ops.js';
import { tensor, type Tensor } from '@relight/models/tensor.js';
import { withRandomWeights, withWeights } from '../../../fakes/random-weights.js';
import { TINY_VAE, vaeShapes } from '../../../fakes/vae-shapes.js';

const { signal } = new AbortController();
const pixels = seededNoise(1)([2, 3, 64, 72]);
const latents = seededNoise(2)([2, 4, 8, 9]);

/** A VAE of random weights, or of zeros but for the given tensors. */
function withVae(use: (vae: Vae) => Promise<void>, only?: Readonly<Record<string, readonly number[]>>): Promise<void> {
  const shapes = vaeShapes(TINY_VAE);
  const run = async (weights: Parameters<Parameters<typeof withRandomWeights>[1]>[0]): Promise<void> => {
    const vae = createSd15Vae({ weights, config: TINY_VAE, provider: 'cpu', attention: 'fused', threads: 1 });
    try {
      await use(vae);
    } finally {
      await vae.dispose();
    }
  };
  if (only === undefined) return withRandomWeights(shapes, run);
  return withWeights(
    new Map([...shapes].map(([key, dims]) => [key, tensor(dims, key in only ? Float32Array.from(only[key]) : undefined)])),
    run,
  );
}

function furthest(a: Tensor, b: Tensor): number {
  return a.data.reduce((most, value, at) => Math.max(most, Math.abs(value - b.data[at])), 0);
}

describe('createSd15Vae()', () => {
  it('treats each frame by itself', () =>
    withVae(async (vae) => {
      expect([vae.factor, vae.latentChannels]).toEqual([8, 4]);
      const apart = [0, 1].map((frame) => sliceFrames(pixels, frame, 1));
      expect(await vae.encode(pixels, signal)).toEqual(
        concatFrames([await vae.encode(apart[0], signal), await vae.encode(apart[1], signal)]),
      );
      const whole = await vae.decode(latents, signal);
      expect(sliceFrames(whole, 1, 1)).toEqual(await vae.decode(sliceFrames(latents, 1, 1), signal));
    }));

  it('samples the posterior around its mean, in proportion to the noise', () =>
    withVae(async (vae) => {
      const noise = seededNoise(7)([2, 4, 8, 9]);
      const mean = await vae.encode(pixels, signal);
      const [none, once, twice] = [0, 1, 2].map((times) => vae.encode(pixels, signal, () => scaled(times, noise)));
      expect(furthest(await none, mean)).toBe(0);
      const [near, far] = [weightedSum(1, await once, -1, mean), weightedSum(1, await twice, -1, mean)];
      expect(furthest(near, scaled(0, near))).toBeGreaterThan(0.1);
      expect(furthest(scaled(2, near), far)).toBeLessThan(1e-6);
    }));

  it('has 0.18215 times the known mean and deviation, the deviation held within exp(-15) and exp(10)', () =>
    withVae(
      async (vae) => {
        const drawn: (readonly number[])[] = [];
        const { dims, data } = await vae.encode(pixels, signal, (shape) => {
          drawn.push(shape);
          return tensor(shape, new Float32Array(2 * 4 * 72).fill(1));
        });
        expect([dims, drawn]).toEqual([[2, 4, 8, 9], [[2, 4, 8, 9]]]);
        const [first, second, third, fourth] = [0, 1, 2, 3].map((channel) => data[channel * 72] / 0.18215);
        expect(first).toBeCloseTo(1 + 1, 5);
        expect(second).toBeCloseTo(-2 + 2, 5);
        expect(third / Math.exp(10)).toBeCloseTo(1, 5);
        expect(fourth).toBeCloseTo(0, 5);
      },
      { 'quant_conv.bias': [1, -2, 0, 0, 0, 2 * Math.log(2), 50, -100] },
    ));

  it('maps [-1, 1] to [0, 1] and clamps nothing', () =>
    withVae(
      async (vae) => {
        const { data } = await vae.decode(latents, signal);
        expect([data[0], data[64 * 72], data[2 * 64 * 72]]).toEqual([0, 2, -1]);
      },
      { 'decoder.conv_out.bias': [-1, 3, -3] },
    ));

  it('runs one size after another', () =>
    withVae(async (vae) => {
      const before = await vae.encode(pixels, signal);
      expect((await vae.encode(seededNoise(1)([1, 3, 64, 64]), signal)).dims).toEqual([1, 4, 8, 8]);
      expect(await vae.encode(pixels, signal)).toEqual(before);
    }));

  it('stops between frames when aborted', () =>
    withVae(async (vae) => {
      const stopped = AbortSignal.abort(new Error('enough'));
      await expect(vae.encode(pixels, stopped)).rejects.toThrow('enough');
      await expect(vae.decode(latents, stopped)).rejects.toThrow('enough');
    }));
});
