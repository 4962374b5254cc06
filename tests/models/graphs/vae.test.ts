import { describe, expect, it } from '@jest/globals';
import { buildVaeDecoder, buildVaeEncoder, type VaeGraphOptions } from '@relight/models/graphs/vae.js';
import { seededNoise } from '@relight/models/noise.js';
import { tensor, type Tensor } from '@relight/models/tensor.js';
import { withRandomWeights, withWeights } from '../../fakes/random-weights.js';
import { runGraph } from '../../fakes/run-graph.js';
import { OLD_ATTENTION, TINY_VAE, vaeShapes } from '../../fakes/vae-shapes.js';

const size = { batch: 1, height: 72, width: 88, config: TINY_VAE, attention: 'fused' } as const;
const pixels = seededNoise(3)([1, 3, 72, 88]);
const latents = seededNoise(4)([1, 4, 9, 11]);

const encoded = async (options: VaeGraphOptions): Promise<Tensor> => (await runGraph(buildVaeEncoder(options), { pixels })).moments;
const decoded = async (options: VaeGraphOptions): Promise<Tensor> => (await runGraph(buildVaeDecoder(options), { latents })).pixels;

/** Root mean square of the difference over that of `wanted`. */
function relativeError(actual: Tensor, wanted: Tensor): number {
  let [error, whole] = [0, 0];
  for (let at = 0; at < wanted.data.length; at++) {
    error += (actual.data[at] - wanted.data[at]) ** 2;
    whole += wanted.data[at] ** 2;
  }
  return Math.sqrt(error / whole);
}

describe('the VAE’s graphs', () => {
  it('take every published tensor, and sides that are multiples of 8 only', () =>
    withRandomWeights(vaeShapes(TINY_VAE), async (weights) => {
      const used = new Set<string>();
      const watched = { ...weights, get: (key: string) => (used.add(key), weights.get(key)) };
      const [moments, picture] = [await encoded({ ...size, weights: watched }), await decoded({ ...size, weights: watched })];
      expect([moments.dims, picture.dims]).toEqual([
        [1, 8, 9, 11],
        [1, 3, 72, 88],
      ]);
      expect(weights.keys.filter((key) => !used.has(key))).toEqual([]);
    }));

  it('are the same with plain attention', () =>
    withRandomWeights(vaeShapes(TINY_VAE), async (weights) => {
      const [fused, plain] = [
        { ...size, weights },
        { ...size, weights, attention: 'plain' },
      ] as const;
      expect(relativeError(await encoded(plain), await encoded(fused))).toBeLessThan(1e-5);
      expect(relativeError(await decoded(plain), await decoded(fused))).toBeLessThan(1e-5);
    }));

  it('are the same under the attention’s old names, stored as 1 x 1 convolutions or not', async () => {
    const run = (attention?: readonly string[]): Promise<readonly Tensor[]> =>
      withRandomWeights(vaeShapes(TINY_VAE, attention), async (weights) => [
        await encoded({ ...size, weights }),
        await decoded({ ...size, weights }),
      ]);
    const published = await run();
    expect(await run(OLD_ATTENTION)).toEqual(published);
    const convolved = new Map(
      [...vaeShapes(TINY_VAE, OLD_ATTENTION)].map(([key, dims]) => [
        key,
        /attentions.*weight$/.test(key) && dims.length === 2 ? [...dims, 1, 1] : dims,
      ]),
    );
    const asConvolutions = await withRandomWeights(convolved, async (weights) => [
      await encoded({ ...size, weights }),
      await decoded({ ...size, weights }),
    ]);
    expect(asConvolutions).toEqual(published);
  });

  it('keep their input in the residual paths: with every convolution of a resnet at zero the last bias is all there is', async () => {
    const zeros = new Map([...vaeShapes(TINY_VAE)].map(([key, dims]) => [key, tensor(dims)]));
    zeros.get('decoder.conv_out.bias')!.data.set([0.25, -0.5, 3]);
    await withWeights(zeros, async (weights) => {
      const { data } = await decoded({ ...size, weights });
      expect([data[0], data[72 * 88], data[2 * 72 * 88]]).toEqual([0.25, -0.5, 3]);
    });
  });

  it('refuse weights of another size, naming the tensor', () =>
    withRandomWeights(vaeShapes({ ...TINY_VAE, channels: [4, 8, 8, 4] }), (weights) => {
      expect(() => buildVaeEncoder({ ...size, weights })).toThrow(
        expect.objectContaining({ code: 'broken', message: expect.stringContaining('encoder.down_blocks.3.resnets.0') }),
      );
      return Promise.resolve();
    }));
});
