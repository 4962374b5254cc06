import { describe, expect, it } from '@jest/globals';
import { denoise } from '@relight/engine/pipeline/denoise.js';
import type { Fusion } from '@relight/engine/pipeline/fusion-plan.js';
import { DECAYS } from '@relight/engine/pipeline/fusion-weight.js';
import type { VideoFamily } from '@relight/engine/pipeline/video-family.js';
import { seededNoise } from '@relight/models/noise.js';
import { createDdim } from '@relight/models/schedulers/ddim.js';
import { createEulerAncestral } from '@relight/models/schedulers/euler-ancestral.js';
import { SCHEDULERS } from '@relight/models/schedulers/index.js';
import { toDisplay, toLinear } from '@relight/models/srgb.js';
import { tensor, type Tensor } from '@relight/models/tensor.js';
import type { FrameView, RelitFrames } from '@relight/models/interfaces/image-relighter.js';
import {
  blockVae,
  fixedGain,
  linearVae,
  memorylessScheduler,
  noiseKnowingDenoiser,
  painted,
  relighterOf,
  repainted,
  sampleDenoiser,
  smoothed,
  type RelightLog,
} from '../../fakes/exact-models.js';

const always = (weight: number) => (): number => weight;
const { signal } = new AbortController();

/** A small clip of values on a grid of 1/64, so that simple arithmetic is exact. */
function clip(frames: number, seed: number, height = 2, width = 2): FrameView {
  const values = seededNoise(seed)([frames, 3, height, width]);
  return tensor(
    values.dims,
    values.data.map((value) => Math.min(Math.max(Math.round(32 + 10 * value), 1), 63) / 64),
  );
}

function family(parts: Partial<VideoFamily>, seed = 1): VideoFamily {
  return {
    denoiser: sampleDenoiser((latents) => latents),
    vae: linearVae(2, -1),
    framesPerVaeCall: 1,
    scheduler: createEulerAncestral({ prediction: 'sample' }),
    conditioning: { prompt: '', negativePrompt: '', guidanceScale: 1 },
    initial: 'mean',
    steps: 6,
    denoiseStrength: 0.5,
    noise: (first) => seededNoise(seed, first),
    ...parts,
  };
}

function fusion(parts: Partial<Fusion>): Fusion {
  return { domain: 'pixels', decay: DECAYS.linear, cutOff: 0.15, every: 1, detail: 'first', detailDecay: DECAYS.linear, ...parts };
}

async function run(
  source: FrameView,
  relight: (view: FrameView) => RelitFrames,
  video: VideoFamily,
  how: Fusion,
): Promise<{ pixels: Tensor; log: RelightLog }> {
  const { relighter, log } = relighterOf(relight);
  const indices = Array.from({ length: source.dims[0] }, (_, index) => index);
  const window = { indices, view: source };
  const pixels = await denoise({
    family: video,
    fusion: how,
    window,
    mask: null,
    run: relighter.begin({ condition: NO_LIGHT, constants: {} }),
    signal,
  });
  return { pixels, log };
}

describe('denoise()', () => {
  const source = clip(3, 1);
  const relit = clip(3, 2);

  describe.each(Object.entries(SCHEDULERS))('over %s', (_, create) => {
    /** A model without any exactness: what it gives depends on latents, frame and timestep. */
    const denoiser: VideoFamily['denoiser'] = {
      predict: (latents, timestep) =>
        Promise.resolve(
          tensor(
            latents.dims,
            latents.data.map((value, i) => Math.tanh(0.7 * value + 0.001 * timestep - 0.01 * i)),
          ),
        ),
    };

    it('with fusion weight 0 everywhere is the stock trajectory, bit for bit', async () => {
      const vae = linearVae(2, -1);
      const stock = create().begin({ steps: 6, denoiseStrength: 0.5 });
      const noise = seededNoise(1, 0);
      const clean = await vae.encode(source, signal);
      let latents = stock.addNoise(clean, noise(clean.dims), 0);
      for (const [index, timestep] of stock.timesteps.entries()) {
        const output = await denoiser.predict(stock.scaleInput(latents, index), timestep, NO_TEXT, signal);
        latents = stock.step(stock.predictOriginal(output, latents, index), latents, index, noise);
      }
      const { pixels, log } = await run(source, painted(relit), family({ denoiser, scheduler: create() }), fusion({ decay: always(0) }));
      expect(pixels.data).toEqual((await vae.decode(latents, signal)).data);
      expect(log.views).toHaveLength(0);
    });

    it('with fusion weight 1 everywhere ends on the relit clip, whatever the video model thinks', async () => {
      const { pixels, log } = await run(source, painted(relit), family({ denoiser, scheduler: create() }), fusion({ decay: always(1) }));
      const farthest = Math.max(...pixels.data.map((value, i) => Math.abs(value - relit.data[i])));
      expect(farthest).toBeLessThan(1e-6);
      expect(log.views).toHaveLength(6);
    });

    it('gives the same frames for the same seed, and others for another', async () => {
      const [first, again, other] = await Promise.all(
        [1, 1, 2].map((seed) => run(source, repainted([1, 1.1, 0.9]), family({ denoiser, scheduler: create() }, seed), fusion({}))),
      );
      expect(again.pixels.data).toEqual(first.pixels.data);
      expect(other.pixels.data).not.toEqual(first.pixels.data);
    });
  });

  it('with a model that knows the true noise and a relighter that changes nothing gives the source back', async () => {
    const vae = linearVae(2, -1);
    const denoiser = noiseKnowingDenoiser(await vae.encode(source, signal));
    const { pixels } = await run(
      source,
      (view) => ({ kind: 'pixels', pixels: view }),
      family({ denoiser, scheduler: createEulerAncestral(), steps: 25 }),
      fusion({}),
    );
    pixels.data.forEach((value, i) => expect(value).toBeCloseTo(source.data[i], 5));
  });

  it('shows the relighter the source itself at the first step, though decoding lost all its detail', async () => {
    const detailed = clip(2, 3, 4, 4);
    const { log } = await run(detailed, repainted([1, 1]), family({ vae: blockVae(4) }), fusion({}));
    expect(log.views[0].data).toEqual(detailed.data);
    expect(log.views[1].data).not.toEqual(detailed.data);
  });

  it('relights while the fusion weight is above the cut-off, and ends with ordinary steps', async () => {
    const { log } = await run(source, painted(relit), family({ steps: 25 }), fusion({}));
    expect(log.views).toHaveLength(21);
    expect(log.indices.every((indices) => indices.join() === '0,1,2')).toBe(true);
  });

  it('puts a gain on the source: ends on G times the source, not on G to the number of steps', async () => {
    const gain = 1.5;
    const wanted = source.data.map((value) => toDisplay(gain * toLinear(value)));
    for (const scheduler of [createEulerAncestral({ prediction: 'sample' }), createDdim({ prediction: 'sample' }), memorylessScheduler()]) {
      const { pixels, log } = await run(source, fixedGain(gain), family({ scheduler, steps: 10 }), fusion({ decay: always(1) }));
      expect(log.views).toHaveLength(10);
      pixels.data.forEach((value, i) => expect(value).toBeCloseTo(wanted[i], 5));
    }
  });

  it('over a scheduler without memory forgets the noised start exactly once the fusion weight was 1', async () => {
    const how = fusion({ detail: 'off', cutOff: 0 });
    const [one, other] = await Promise.all(
      [1, 2].map((seed) =>
        run(source, painted(relit), family({ denoiser: sampleDenoiser(smoothed), scheduler: memorylessScheduler() }, seed), how),
      ),
    );
    expect(one.pixels.data).toEqual(other.pixels.data);
  });
});

const NO_TEXT = { prompt: '', negativePrompt: '', guidanceScale: 1 };
const NO_LIGHT = {
  at: (): never => {
    throw new Error('These relighters ask for no light');
  },
};
