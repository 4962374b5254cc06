import { describe, expect, it } from '@jest/globals';
import { denoise } from '@relight/engine/pipeline/denoise.js';
import { DECAYS } from '@relight/engine/pipeline/fusion-weight.js';
import type { NoiseSource } from '@relight/models/interfaces/scheduler.js';
import { sliceFrames } from '@relight/models/tensor-ops.js';
import type { Tensor } from '@relight/models/tensor.js';
import { expectParity } from '../expect-parity.js';
import { followedScheduler, type Followed } from '../followed-scheduler.js';
import { golden, goldenNotes } from '../golden.js';
import { lightOf, type RelightNotes } from '../light-of.js';
import { pooledNoise } from '../pooled-noise.js';
import { asReference, sourceView } from '../reference-pixels.js';
import { tinyLightAVideo } from '../tiny-light-a-video.js';

interface PaintNotes {
  readonly frames: number;
  readonly backgroundPrompt: string;
  readonly negativePrompt: string;
  readonly totalSteps: number;
  readonly denoiseStrength: number;
  readonly guidanceScale: number;
  readonly fusionCutoff: number;
  readonly relight: RelightNotes;
}

/** The whole paint run by the real pipeline; its scheduler is followed. */
async function run(followed: Followed): Promise<Tensor> {
  const notes = goldenNotes('paint') as PaintNotes;
  const noise = pooledNoise();
  const parts = await tinyLightAVideo({ attention: 'fused', noise });
  const { frames } = notes;
  try {
    return await denoise({
      family: {
        denoiser: parts.denoiser,
        vae: parts.vae,
        framesPerVaeCall: Infinity,
        scheduler: followedScheduler(parts.scheduler, followed),
        conditioning: { ...notes, prompt: notes.backgroundPrompt },
        initial: 'sample',
        steps: notes.totalSteps,
        denoiseStrength: notes.denoiseStrength,
        noise: () => afterOneDraw(noise),
      },
      fusion: {
        domain: 'pixels',
        decay: DECAYS.timestep,
        cutOff: notes.fusionCutoff,
        every: 1,
        detail: 'first',
        detailDecay: DECAYS.timestep,
      },
      window: { indices: Array.from({ length: frames }, (_, index) => index), view: sourceView(frames) },
      mask: sliceFrames(golden('inputs').tensor('mask'), 0, frames),
      run: parts.relighter.begin({ condition: lightOf(notes.relight), constants: {} }),
      signal: new AbortController().signal,
    });
  } finally {
    await parts.dispose();
  }
}

/** The reference draws once for nothing before the start's noise. */
function afterOneDraw(noise: NoiseSource): NoiseSource {
  let drawn = false;
  return (dims) => {
    if (!drawn) noise(dims);
    drawn = true;
    return noise(dims);
  };
}

describe('painting a background', () => {
  const right = golden('paint');
  const rows = (key: string): readonly Tensor[] => right.rows(`steps.${key}`);

  it('gives what the reference gives at each step of both stages, fed with its latents', async () => {
    const [masked, latentsIn, predictions, fused, latentsOut] = [
      'masked',
      'latents_in',
      'noise_prediction',
      'fused_latents',
      'latents_out',
    ].map(rows);
    const fuses = right.numbers('fused');
    let steps = 0;
    await run({
      start(noised) {
        expectParity('paint step', noised, right.tensor('start'), 'step');
        return latentsIn[0];
      },
      step({ index, latents, output, original, next }) {
        steps++;
        expectParity('paint step', latents, index < masked.length ? masked[index] : latentsIn[index], 'step');
        if (output !== null) expectParity('paint step', output, predictions[index], 'step');
        if (fuses[index] === 1) expectParity('paint step', original, fused[index], 'step');
        expectParity('paint step', next, latentsOut[index], 'step');
        return latentsOut[index];
      },
    });
    expect(steps).toBe(latentsOut.length);
  });

  it('ends where the reference ends on its own', async () => {
    const latentsOut = rows('latents_out');
    const pixels = await run({
      start: (noised) => noised,
      step({ index, next }) {
        expectParity('paint run', next, latentsOut[index], 'run');
        return next;
      },
    });
    expectParity('paint run', asReference(pixels), right.tensor('pixels'), 'run');
  });
});
