import { describe, expect, it } from '@jest/globals';
import { createIcLightUnet, type IcLightUnet } from '@relight/models/families/iclight/unet.js';
import type { UnetConfig } from '@relight/models/graphs/unet.js';
import { seededNoise } from '@relight/models/noise.js';
import { concatFrames, sliceFrames } from '@relight/models/tensor-ops.js';
import type { Tensor } from '@relight/models/tensor.js';
import { withRandomWeights } from '../../../fakes/random-weights.js';
import { unetShapes } from '../../../fakes/unet-shapes.js';

const BASE: UnetConfig = {
  inChannels: 4,
  outChannels: 4,
  channels: [8, 16, 16, 16],
  layers: 1,
  heads: 2,
  contextWidth: 8,
  groups: 4,
  attention: [true, true, true, false],
};
const FORMS = ['decoder', 'all'] as const;
const { signal } = new AbortController();
const context = seededNoise(2)([1, 77, 8]);
const frames = seededNoise(3)([3, 8, 8, 8]);

async function withUnet(sites: (typeof FORMS)[number], use: (unet: IcLightUnet) => Promise<void>): Promise<void> {
  await withRandomWeights(unetShapes({ ...BASE, inChannels: 8 }), async (weights) => {
    const unet = createIcLightUnet({ weights, config: BASE, sites, provider: 'cpu', attention: 'fused', threads: 1 });
    try {
      await use(unet);
    } finally {
      await unet.dispose();
    }
  });
}

const predict = (unet: IcLightUnet, sample: Tensor, mix: number): Promise<Tensor> => unet.predict(sample, 481, context, { mix, signal });
const frame = (from: Tensor, index: number): Tensor => sliceFrames(from, index, 1);

function furthest(a: Tensor, b: Tensor): number {
  return a.data.reduce((most, value, at) => Math.max(most, Math.abs(value - b.data[at])), 0);
}

describe.each(FORMS)('createIcLightUnet() with light attention in %s', (sites) => {
  it('without mix predicts each frame by itself', () =>
    withUnet(sites, async (unet) => {
      const together = await predict(unet, frames, 0);
      expect(together.dims).toEqual([3, 4, 8, 8]);
      for (const index of [0, 1, 2]) expect(frame(together, index)).toEqual(await predict(unet, frame(frames, index), 0));
    }));

  it('with mix makes every frame see the others', () =>
    withUnet(sites, async (unet) => {
      const apart = await predict(unet, frames, 0);
      const [half, whole] = [await predict(unet, frames, 0.5), await predict(unet, frames, 1)];
      expect(furthest(half, apart)).toBeGreaterThan(1e-3);
      expect(furthest(whole, apart)).toBeGreaterThan(furthest(half, apart));
    }));

  it('treats identical frames as one, at any mix', () =>
    withUnet(sites, async (unet) => {
      const same = concatFrames([frame(frames, 0), frame(frames, 0)]);
      const alone = await predict(unet, frame(frames, 0), 0.5);
      for (const mix of [0.5, 1]) {
        const result = await predict(unet, same, mix);
        expect(frame(result, 0)).toEqual(frame(result, 1));
        expect(furthest(frame(result, 0), alone)).toBeLessThan(1e-5);
      }
    }));

  it('permutes with its frames', () =>
    withUnet(sites, async (unet) => {
      const turned = concatFrames([2, 0, 1].map((index) => frame(frames, index)));
      const [result, wanted] = [await predict(unet, turned, 0.5), await predict(unet, frames, 0.5)];
      for (const [place, index] of [2, 0, 1].entries()) expect(frame(result, place)).toEqual(frame(wanted, index));
    }));
});

describe('createIcLightUnet()', () => {
  it('differs between the code’s and the paper’s light attention', async () => {
    const results: Tensor[] = [];
    for (const sites of FORMS) await withUnet(sites, async (unet) => void results.push(await predict(unet, frames, 0.5)));
    expect(furthest(results[0], results[1])).toBeGreaterThan(1e-3);
  });

  it('takes one size of latents and of text after another, odd ones too', () =>
    withUnet('decoder', async (unet) => {
      const before = await predict(unet, frames, 0.5);
      expect((await predict(unet, seededNoise(4)([2, 8, 9, 11]), 0.5)).dims).toEqual([2, 4, 9, 11]);
      const longer = await unet.predict(frames, 481, seededNoise(5)([1, 154, 8]), { mix: 0.5, signal });
      expect(longer.dims).toEqual(before.dims);
      expect(await predict(unet, frames, 0.5)).toEqual(before);
    }));

  it('depends on the timestep, the pictures’ latents and the text', () =>
    withUnet('decoder', async (unet) => {
      const one = frame(frames, 0);
      const before = await predict(unet, one, 0.5);
      const otherPicture = { dims: one.dims, data: one.data.map((value, at) => (at < 256 ? value : -value)) };
      expect(furthest(await predict(unet, otherPicture, 0.5), before)).toBeGreaterThan(1e-3);
      expect(furthest(await unet.predict(one, 11, context, { mix: 0.5, signal }), before)).toBeGreaterThan(1e-3);
      expect(furthest(await unet.predict(one, 481, seededNoise(9)([1, 77, 8]), { mix: 0.5, signal }), before)).toBeGreaterThan(1e-3);
    }));

  it('passes on why a provider cannot run it', () =>
    withRandomWeights(unetShapes({ ...BASE, inChannels: 8 }), async (weights) => {
      const unet = createIcLightUnet({ weights, config: BASE, sites: 'decoder', provider: 'abacus', attention: 'fused', threads: 1 });
      await expect(predict(unet, frames, 0.5)).rejects.toMatchObject({ code: 'unsupported' });
      await unet.dispose();
    }));
});
