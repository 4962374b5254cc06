import { describe, expect, it } from '@jest/globals';
import type { IcLightUnet } from '@relight/models/families/iclight/unet.js';
import type { AttentionVariant } from '@relight/models/graphs/attention.js';
import { tensor, type Tensor } from '@relight/models/tensor.js';
import { expectParity } from './expect-parity.js';
import { golden, goldenNotes } from './golden.js';
import { lightOf, type RelightNotes } from './light-of.js';
import { pooledNoise } from './pooled-noise.js';
import { asReference, sourceView } from './reference-pixels.js';
import { tinyLightAVideo } from './tiny-light-a-video.js';

const VARIANTS: readonly AttentionVariant[] = ['fused', 'plain'];
const FRAMES = 4;

describe.each(VARIANTS)('a relight of 15 steps with %s attention', (attention) => {
  it('follows the reference on its own latents, to its pixels', async () => {
    const right = golden('iclight');
    const samples: Tensor[] = [];
    const watch = (unet: IcLightUnet): IcLightUnet => ({
      ...unet,
      predict(sample, timestep, context, options) {
        samples.push(sample);
        return unet.predict(sample, timestep, context, options);
      },
    });
    const parts = await tinyLightAVideo({ attention, noise: pooledNoise(), watch });
    try {
      const run = parts.relighter.begin({ condition: lightOf(goldenNotes<RelightNotes>('iclight')), constants: {} });
      const relit = await run.relight(sourceView(FRAMES), [0, 1, 2, 3], new AbortController().signal);
      // Two evaluations per step; each sees the noisy latents, then those of the picture.
      expect(samples).toHaveLength(30);
      expectParity('relight', channels(samples[0], 4, 8), right.tensor('condition'), 'module');
      expectParity('relight', channels(samples[0], 0, 4), right.tensor('start'), 'module');
      for (const [step, latents] of right.rows('steps.latents').entries()) {
        if (step < 14) expectParity('relight', channels(samples[2 * step + 2], 0, 4), latents, 'step');
      }
      if (relit.kind !== 'pixels') throw new TypeError('pixels are wanted');
      expectParity('relight', asReference(relit.pixels), right.tensor('pixels'), 'step');
    } finally {
      await parts.dispose();
    }
  });
});

/** Channels `from` to `to` of every frame. */
function channels({ dims: [frames, count, height, width], data }: Tensor, from: number, to: number): Tensor {
  const size = height * width;
  const parts = tensor([frames, to - from, height, width]);
  for (let frame = 0; frame < frames; frame++) {
    parts.data.set(data.subarray((frame * count + from) * size, (frame * count + to) * size), frame * (to - from) * size);
  }
  return parts;
}
