import { describe, expect, it } from '@jest/globals';
import type { IcLightSettings } from '@relight/models/families/iclight/settings.js';
import type { IcLightUnet } from '@relight/models/families/iclight/unet.js';
import type { AttentionVariant } from '@relight/models/graphs/attention.js';
import { tensor, type Tensor } from '@relight/models/tensor.js';
import { expectParity } from './expect-parity.js';
import { golden, goldenNotes } from './golden.js';
import { lightOf, type RelightNotes } from './light-of.js';
import { pooledNoise } from './pooled-noise.js';
import { asReference, sourceView } from './reference-pixels.js';
import { relativeRms } from './relative-rms.js';
import { tinyLightAVideo } from './tiny-light-a-video.js';

const VARIANTS: readonly AttentionVariant[] = ['fused', 'plain'];
const FRAMES = 4;
const NOTES = goldenNotes('iclight') as RelightNotes;
const right = golden('iclight');

interface Relit {
  /** In [-1, 1]. */
  readonly pixels: Tensor;
  /** What the UNet saw, two evaluations per step. */
  readonly samples: readonly Tensor[];
}

/** The golden relight, or one that differs from it. */
async function relit(attention: AttentionVariant, notes = NOTES, relight: Partial<IcLightSettings> = {}): Promise<Relit> {
  const samples: Tensor[] = [];
  const watch = (unet: IcLightUnet): IcLightUnet => ({
    ...unet,
    predict(sample, timestep, context, options) {
      samples.push(sample);
      return unet.predict(sample, timestep, context, options);
    },
  });
  const parts = await tinyLightAVideo({ attention, relight, noise: pooledNoise(), watch });
  try {
    const run = parts.relighter.begin({ condition: lightOf(notes), constants: {} });
    const frames = await run.relight(sourceView(FRAMES), [0, 1, 2, 3], new AbortController().signal);
    if (frames.kind !== 'pixels') throw new TypeError('pixels are wanted');
    return { pixels: asReference(frames.pixels), samples };
  } finally {
    await parts.dispose();
  }
}

describe('a relight of 15 steps', () => {
  it.each(VARIANTS)('follows the reference on its own latents, to its pixels, with %s attention', async (attention) => {
    const { pixels, samples } = await relit(attention);
    expect(samples).toHaveLength(30);
    // Each sees the noisy latents, then those of the picture.
    expectParity('relight', channels(samples[0], 4, 8), right.tensor('condition'), 'module');
    expectParity('relight', channels(samples[0], 0, 4), right.tensor('start'), 'module');
    for (const [step, latents] of right.rows('steps.latents').entries()) {
      if (step < 14) expectParity('relight', channels(samples[2 * step + 2], 0, 4), latents, 'step');
    }
    expectParity('relight', pixels, right.tensor('pixels'), 'step');
  });

  it.each<readonly [string, Partial<RelightNotes>, Partial<IcLightSettings>]>([
    ['another light', { lightMap: 'RIGHT' }, {}],
    ['another prompt', { prompt: 'moonlight over a quiet lake' }, {}],
    ['no light attention', {}, { lightAttentionMix: 0 }],
    ['light attention as in the paper', {}, { lightAttentionForm: 'all' }],
    ['no guidance', {}, { guidanceScale: 1 }],
    ['noise of its own for each frame', {}, { sharedNoise: 'none' }],
  ])('is another with %s, so that the goldens prove it', async (_, notes, settings) => {
    const { pixels } = await relit('fused', { ...NOTES, ...notes }, settings);
    expect(relativeRms(pixels, right.tensor('pixels'))).toBeGreaterThan(1e-2);
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
