import { describe, expect, it } from '@jest/globals';
import type { Fusion } from '@relight/engine/pipeline/fusion-plan.js';
import { DECAYS } from '@relight/engine/pipeline/fusion-weight.js';
import type { VideoFamily } from '@relight/engine/pipeline/video-family.js';
import { seededNoise } from '@relight/models/noise.js';
import { createDdim } from '@relight/models/schedulers/ddim.js';
import { createEulerAncestral } from '@relight/models/schedulers/euler-ancestral.js';
import { SCHEDULERS } from '@relight/models/schedulers/index.js';
import { toDisplay, toLinear } from '@relight/models/srgb.js';
import { weightedSum } from '@relight/models/tensor-ops.js';
import type { OnStep, StepReport } from '@relight/engine/pipeline/step-reports.js';
import type { FrameView, RelitFrames } from '@relight/models/interfaces/image-relighter.js';
import {
  blockVae,
  fixedGain,
  linearVae,
  memorylessScheduler,
  noiseKnowingDenoiser,
  painted,
  repainted,
  sampleDenoiser,
  smoothed,
} from '../../fakes/exact-models.js';
import { clip, family, fusion, toyRun, UNKNOWING } from './toy-run.js';

const always = (weight: number) => (): number => weight;
const { signal } = new AbortController();

function run(source: FrameView, relight: (view: FrameView) => RelitFrames, video: VideoFamily, how: Fusion, onStep?: OnStep) {
  return toyRun({ source, relight, video, how, ...(onStep && { onStep }) });
}

describe('denoise()', () => {
  const source = clip(3, 1);
  const relit = clip(3, 2);

  describe.each(Object.entries(SCHEDULERS))('over %s', (_, create) => {
    it('with fusion weight 0 everywhere is the stock trajectory, bit for bit', async () => {
      const vae = linearVae(2, -1);
      const stock = create().begin({ steps: 6, denoiseStrength: 0.5 });
      const noise = seededNoise(1, 0);
      const clean = await vae.encode(source, signal);
      let latents = stock.addNoise(clean, noise(clean.dims), 0);
      for (const [index, timestep] of stock.timesteps.entries()) {
        const output = await UNKNOWING.predict(stock.scaleInput(latents, index), timestep, NO_TEXT, signal);
        latents = stock.step(stock.predictOriginal(output, latents, index), latents, index, noise);
      }
      const { pixels, log } = await run(
        source,
        painted(relit),
        family({ denoiser: UNKNOWING, scheduler: create() }),
        fusion({ decay: always(0) }),
      );
      expect(pixels.data).toEqual((await vae.decode(latents, signal)).data);
      expect(log.views).toHaveLength(0);
    });

    it('with fusion weight 1 everywhere ends on the relit clip, whatever the video model thinks', async () => {
      const { pixels, log } = await run(
        source,
        painted(relit),
        family({ denoiser: UNKNOWING, scheduler: create() }),
        fusion({ decay: always(1) }),
      );
      const farthest = Math.max(...pixels.data.map((value, i) => Math.abs(value - relit.data[i])));
      expect(farthest).toBeLessThan(1e-6);
      expect(log.views).toHaveLength(6);
    });

    it('gives the same frames for the same seed, and others for another', async () => {
      const [first, again, other] = await Promise.all(
        [1, 1, 2].map((seed) =>
          run(source, repainted([1, 1.1, 0.9]), family({ denoiser: UNKNOWING, scheduler: create() }, seed), fusion({})),
        ),
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

  it('starts from a sample of the posterior, and draws it, the start and the steps in this order', async () => {
    const drawn: string[] = [];
    const vae = linearVae(2, -1);
    const posterior = 0.25;
    const video = family({
      initial: 'sample',
      framesPerVaeCall: Infinity,
      vae: {
        ...vae,
        async encode(pixels, aborted, noise) {
          const mean = await vae.encode(pixels, aborted);
          return noise ? weightedSum(1, mean, posterior, noise(mean.dims)) : mean;
        },
      },
      denoiser: UNKNOWING,
      noise: () => {
        const draw = seededNoise(5);
        return (dims) => (drawn.push(dims.join()), draw(dims));
      },
    });
    const { pixels } = await run(source, painted(relit), video, fusion({ decay: always(0) }));
    expect(drawn).toEqual(Array.from({ length: 8 }, () => '3,3,2,2'));

    const noise = seededNoise(5);
    const schedule = createEulerAncestral({ prediction: 'sample' }).begin(video);
    const mean = await vae.encode(source, signal);
    const clean = weightedSum(1, mean, posterior, noise(mean.dims));
    let latents = schedule.addNoise(clean, noise(mean.dims), 0);
    for (const [index, timestep] of schedule.timesteps.entries()) {
      const output = await UNKNOWING.predict(schedule.scaleInput(latents, index), timestep, NO_TEXT, signal);
      latents = schedule.step(output, latents, index, noise);
    }
    expect(pixels.data).toEqual((await vae.decode(latents, signal)).data);
  });

  it('leaves out the prediction that nothing depends on, which changes nothing', async () => {
    let predicted = 0;
    let decoded = 0;
    const vae = linearVae(2, -1);
    const counting = family({
      denoiser: { predict: (...input) => (predicted++, UNKNOWING.predict(...input)) },
      framesPerVaeCall: Infinity,
      vae: { ...vae, decode: (...input) => (decoded++, vae.decode(...input)) },
    });
    const relight = repainted([1, 1.1, 0.9]);
    const each = await run(source, relight, counting, fusion({ detail: 'each' }));
    // Six steps, five of them fused; the first needs neither model nor decoder. The last decode is the result's.
    expect([predicted, decoded]).toEqual([5, 5]);

    // A weight that differs from 1 by less than a float forbids the short cut, and rounds to the same picture.
    const almost = fusion({ detail: 'each', detailDecay: (index, timesteps) => Math.min(DECAYS.linear(index, timesteps), 1 - 2 ** -40) });
    const asked = await run(source, relight, counting, almost);
    expect([predicted, decoded]).toEqual([11, 11]);
    asked.pixels.data.forEach((value, i) => expect(value).toBeCloseTo(each.pixels.data[i], 6));
  });

  it('fuses every second step and the last above the cut-off if told so, every step if told every one', async () => {
    const seen = async (every: number): Promise<number> =>
      (await run(source, painted(relit), family({ steps: 25 }), fusion({ every }))).log.views.length;
    expect(await Promise.all([1, 2, 3, 4, 10, 100].map(seen))).toEqual([21, 11, 8, 6, 3, 2]);
  });

  it('reports every step once, in order, with a picture of the first frame where light was fused', async () => {
    const reports: StepReport[] = [];
    const onStep = (report: StepReport): void => void reports.push(report);
    const { log } = await run(source, painted(relit), family({ steps: 25 }), fusion({ every: 2 }), onStep);
    expect(reports.map(({ done, total }) => [done, total])).toEqual(Array.from({ length: 25 }, (_, step) => [step + 1, 25]));
    expect(reports.filter(({ picture }) => picture !== null)).toHaveLength(log.views.length);
    expect(reports[0].picture?.index).toBe(0);
    expect(reports[0].picture?.view.dims).toEqual([1, 3, 2, 2]);
    expect(reports[0].picture?.view.data).toEqual(relit.data.subarray(0, 12));
  });

  it('waits for whoever listens, and is stopped by the signal before the next step', async () => {
    const abort = new AbortController();
    let steps = 0;
    const onStep = async (): Promise<void> => {
      await Promise.resolve();
      if (++steps === 3) abort.abort();
    };
    const going = toyRun({ source, relight: painted(relit), video: family({}), how: fusion({}), onStep, signal: abort.signal });
    await expect(going).rejects.toMatchObject({ name: 'AbortError' });
    expect(steps).toBe(3);
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
