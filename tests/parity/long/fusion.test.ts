import { describe, expect, it } from '@jest/globals';
import { denoise } from '@relight/engine/pipeline/denoise.js';
import { DECAYS } from '@relight/engine/pipeline/fusion-weight.js';
import type { TextLayout } from '@relight/models/families/animatediff/guidance-streams.js';
import type { AttentionVariant } from '@relight/models/graphs/attention.js';
import type { Tensor } from '@relight/models/tensor.js';
import { expectParity } from '../expect-parity.js';
import { followedScheduler, type Followed } from '../followed-scheduler.js';
import { golden, goldenNotes, type Golden } from '../golden.js';
import { lightOf, type RelightNotes } from '../light-of.js';
import { pooledNoise } from '../pooled-noise.js';
import { asReference, sourceView } from '../reference-pixels.js';
import { tinyLightAVideo } from '../tiny-light-a-video.js';

interface FusionNotes {
  readonly frames: number;
  readonly prompt: string;
  readonly negativePrompt: string;
  readonly steps: number;
  readonly denoiseStrength: number;
  readonly guidanceScale: number;
  readonly textLayout: TextLayout;
  readonly fusionCutoff: number;
  readonly relight: RelightNotes;
}

/** Denoises the reference's clip as a golden run was, by the real pipeline; its scheduler is followed. */
async function run(group: string, attention: AttentionVariant, followed: Followed): Promise<Tensor> {
  const notes = goldenNotes(group) as FusionNotes;
  const noise = pooledNoise();
  const relight = { lightAttentionForm: notes.relight.lightAttention === 'paper' ? 'all' : 'decoder' } as const;
  const parts = await tinyLightAVideo({ attention, textLayout: notes.textLayout, relight, noise });
  try {
    return await denoise({
      family: {
        denoiser: parts.denoiser,
        vae: parts.vae,
        // One draw of the posterior's noise for all frames, as the reference has it.
        framesPerVaeCall: Infinity,
        scheduler: followedScheduler(parts.scheduler, followed),
        conditioning: notes,
        initial: 'sample',
        steps: notes.steps,
        denoiseStrength: notes.denoiseStrength,
        noise: () => noise,
      },
      fusion: {
        domain: 'pixels',
        decay: DECAYS.linear,
        cutOff: notes.fusionCutoff,
        every: 1,
        detail: 'first',
        detailDecay: DECAYS.linear,
      },
      window: { indices: Array.from({ length: notes.frames }, (_, index) => index), view: sourceView(notes.frames) },
      mask: null,
      run: parts.relighter.begin({ condition: lightOf(notes.relight), constants: {} }),
      signal: new AbortController().signal,
    });
  } finally {
    await parts.dispose();
  }
}

/** Compares each step and goes on with the reference's latents. */
function fedWith(right: Golden): Followed {
  const rows = (key: string): readonly Tensor[] => right.rows(`steps.${key}`);
  const [latentsIn, predictions, fused, latentsOut] = ['latents_in', 'noise_prediction', 'fused_latents', 'latents_out'].map(rows);
  const fuses = right.numbers('fused');
  return {
    start(noised) {
      expectParity('fusion step', noised, latentsIn[0], 'step');
      return latentsIn[0];
    },
    step({ index, latents, output, original, next }) {
      expect(latents).toEqual(latentsIn[index]);
      if (output !== null) expectParity('fusion step', output, predictions[index], 'step');
      if (fuses[index] === 1) expectParity('fusion step', original, fused[index], 'step');
      expectParity('fusion step', next, latentsOut[index], 'step');
      return latentsOut[index];
    },
  };
}

/** Compares each step and goes on with its own latents. */
function free(right: Golden): { readonly followed: Followed; steps: number } {
  const latentsOut = right.rows('steps.latents_out');
  const seen = {
    steps: 0,
    followed: {
      start: (noised: Tensor) => noised,
      step({ index, next }: { readonly index: number; readonly next: Tensor }) {
        seen.steps++;
        expectParity('fusion run', next, latentsOut[index], 'run');
        return next;
      },
    },
  };
  return seen;
}

describe('progressive light fusion', () => {
  it.each(['fused', 'plain'] as const)(
    'gives what the reference gives at each of 25 steps, fed with its latents, %s attention',
    async (attention) => {
      await run('plf', attention, fedWith(golden('plf')));
    },
  );

  it.each([
    ['plf', '25 steps of 4 frames'],
    ['plf-odd', '5 frames at strength .4 with the attention of the paper'],
    ['plf-compat4', "4 frames in the published code's text layout"],
    ['plf-compat3', "3 frames in the published code's text layout"],
  ])('ends where the reference ends on its own: %s, %s', async (group) => {
    const right = golden(group);
    const seen = free(right);
    const pixels = await run(group, 'fused', seen.followed);
    expect(seen.steps).toBe(right.numbers('timesteps').length);
    expectParity('fusion run', asReference(pixels), right.tensor('pixels'), 'run');
  });
});
