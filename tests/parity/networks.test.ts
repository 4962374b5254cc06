import { afterAll, beforeAll, describe, it } from '@jest/globals';
import { loadSession, type Tensors } from '@relight/models/backends/onnx.js';
import type { AttentionVariant } from '@relight/models/graphs/attention.js';
import type { BuiltGraph } from '@relight/models/graphs/graph.js';
import { buildMotionUnet } from '@relight/models/graphs/motion-unet.js';
import { timestepEmbedding } from '@relight/models/graphs/timestep-embedding.js';
import { buildUnet } from '@relight/models/graphs/unet.js';
import { buildVaeDecoder, buildVaeEncoder } from '@relight/models/graphs/vae.js';
import { concatFrames } from '@relight/models/tensor-ops.js';
import type { Tensor } from '@relight/models/tensor.js';
import { expectParity } from './expect-parity.js';
import { golden } from './golden.js';
import { tinyIcLight, tinyMotionUnet, tinyUnet, tinyVae } from './tiny-models.js';

const VARIANTS: readonly AttentionVariant[] = ['fused', 'plain'];
const LATENTS: readonly (readonly [height: number, width: number])[] = [
  [8, 8],
  [9, 11],
];
const TIMESTEPS = [961, 21];

/** Several runs of one graph, with the settings that large weights get. */
async function runs(graph: BuiltGraph, feeds: readonly Tensors[]): Promise<readonly Tensors[]> {
  const { model, externalFolder } = graph;
  const session = await loadSession(model, { providers: ['cpu'], threads: 2, externalFolder, load: 'fast' });
  try {
    const outputs: Tensors[] = [];
    for (const feed of feeds) outputs.push(await session.run(feed));
    return outputs;
  } finally {
    await session.dispose();
  }
}

describe.each(VARIANTS)('with %s attention', (attention) => {
  describe.each(['unet4', 'unet8', 'unet12'] as const)('%s', (group) => {
    const right = golden(group);
    const context = right.tensor('context');
    let network: Awaited<ReturnType<typeof tinyUnet>> & { readonly remove?: () => Promise<void> };
    beforeAll(async () => {
      network = await { unet4: tinyUnet, unet8: () => tinyIcLight('fc'), unet12: () => tinyIcLight('fbc') }[group]();
    });
    afterAll(() => network.remove?.());

    it.each(LATENTS)('on latents of %d x %d', async (height, width) => {
      const graph = buildUnet({ ...network, batch: 1, height, width, tokens: context.dims[1], attention });
      const sample = right.tensor(`${height}x${width}.sample`);
      const feeds = TIMESTEPS.map((t) => ({ sample, time: timestepEmbedding(t, network.config.channels[0]), context }));
      for (const [index, { noise }] of (await runs(graph, feeds)).entries()) {
        expectParity('unet', noise, right.tensor(`${height}x${width}.t${TIMESTEPS[index]}`), 'module');
      }
    });
  });

  describe('motion UNet', () => {
    const right = golden('motion');
    const [context, other] = [right.tensor('context'), right.tensor('other')];

    it.each([
      [5, 8, 8],
      [5, 9, 11],
      [2, 9, 11],
      [1, 8, 8],
    ])('on %d frames of %d x %d, one text for all or one for each', async (frames, height, width) => {
      const network = await tinyMotionUnet();
      const size = { ...network, frames, height, width, tokens: 77, attention };
      const name = `f${frames}.${height}x${width}`;
      const sample = right.tensor(`${name}.sample`);
      const feed = (t: number, texts: Tensor): Tensors => ({
        sample,
        time: timestepEmbedding(t, network.config.channels[0]),
        context: texts,
      });
      const same = await runs(
        buildMotionUnet(size),
        TIMESTEPS.map((t) => feed(t, context)),
      );
      for (const [index, { noise }] of same.entries())
        expectParity('motion', noise, right.tensor(`${name}.t${TIMESTEPS[index]}`), 'module');
      const texts = concatFrames(Array.from({ length: frames }, (_, frame) => [context, other][frame % 2]));
      const [mixed] = await runs(buildMotionUnet({ ...size, contexts: frames }), [feed(TIMESTEPS[0], texts)]);
      expectParity('motion', mixed.noise, right.tensor(`${name}.mixed.t${TIMESTEPS[0]}`), 'module');
    });
  });

  describe.each(['new', 'old'] as const)('VAE of %s keys', (keys) => {
    const right = golden('vae');

    it.each([
      [64, 64],
      [72, 88],
    ])('on pixels of %d x %d', async (height, width) => {
      const size = { ...(await tinyVae(keys)), batch: 1, height, width, attention };
      const name = `${height}x${width}`;
      const [encoded] = await runs(buildVaeEncoder(size), [{ pixels: right.tensor(`${name}.pixels`) }]);
      expectParity('vae', encoded.moments, right.tensor(`${name}.${keys}.moments`), 'module');
      const [decoded] = await runs(buildVaeDecoder(size), [{ latents: right.tensor(`${name}.latents`) }]);
      expectParity('vae', decoded.pixels, right.tensor(`${name}.${keys}.decoded`), 'module');
    });
  });
});
