import { describe, expect, it } from '@jest/globals';
import { DECAYS } from '@relight/engine/pipeline/fusion-weight.js';
import type { StepReport } from '@relight/engine/pipeline/step-reports.js';
import { seededNoise } from '@relight/models/noise.js';
import { SCHEDULERS } from '@relight/models/schedulers/index.js';
import { createEulerAncestral } from '@relight/models/schedulers/euler-ancestral.js';
import { tensor, type Tensor } from '@relight/models/tensor.js';
import type { Conditioning } from '@relight/models/interfaces/video-denoiser.js';
import { linearVae, noiseKnowingDenoiser, painted } from '../../fakes/exact-models.js';
import { clip, family, fusion, toyRun, UNKNOWING } from './toy-run.js';

const { signal } = new AbortController();
const unchanged = (view: Tensor) => ({ kind: 'pixels', pixels: view }) as const;
const always = (weight: number) => (): number => weight;
const GUIDED: Conditioning = { prompt: 'a beach', negativePrompt: 'bad', guidanceScale: 4 };
const PAINT = fusion({ decay: DECAYS.timestep, detailDecay: DECAYS.timestep });

function flatMask(value: number): Tensor {
  return tensor([3, 1, 2, 2], new Float32Array(12).fill(value));
}

describe('paintBackground(), within denoise()', () => {
  const source = clip(3, 1);
  const relit = clip(3, 2);
  const half = tensor([3, 1, 2, 2], Float32Array.of(1, 0, 1, 0, 1, 0, 1, 0, 1, 0, 1, 0));

  it.each(Object.entries(SCHEDULERS))(
    'with nothing to keep and fusion weight 0 is the stock trajectory over %s, bit for bit',
    async (_, create) => {
      const vae = linearVae(2, -1);
      const stock = create().begin({ steps: 8, denoiseStrength: 1 });
      const noise = seededNoise(1, 0);
      let latents = stock.addNoise(await vae.encode(relit, signal), noise(relit.dims), 0);
      for (const [index, timestep] of stock.timesteps.entries()) {
        const output = await UNKNOWING.predict(stock.scaleInput(latents, index), timestep, GUIDED, signal);
        latents = stock.step(stock.predictOriginal(output, latents, index), latents, index, noise);
      }
      const video = family({ denoiser: UNKNOWING, scheduler: create(), steps: 8, conditioning: GUIDED });
      const how = fusion({ decay: always(0) });
      const { pixels } = await toyRun({ source, relight: painted(relit), video, how, mask: flatMask(0) });
      expect(pixels.data).toEqual((await vae.decode(latents, signal)).data);
    },
  );

  it('with all to keep, a model that knows the truth and a relighter that changes nothing gives the source back', async () => {
    const denoiser = noiseKnowingDenoiser(await linearVae(2, -1).encode(source, signal));
    const video = family({ denoiser, scheduler: createEulerAncestral(), steps: 50 });
    const { pixels } = await toyRun({ source, relight: unchanged, video, how: PAINT, mask: flatMask(1) });
    pixels.data.forEach((value, i) => expect(value).toBeCloseTo(source.data[i], 4));
  });

  it('relights the foreground on grey first: 255/254 of the source where the mask is 1, a half elsewhere', async () => {
    const mask = tensor([3, 1, 2, 2], Float32Array.of(1, 0, 0.99, 0.5, 1, 1, 1, 1, 0, 0, 0, 0));
    const { log } = await toyRun({ source, relight: unchanged, video: family({ steps: 8 }), how: PAINT, mask });
    const wanted = [...source.data].map((value, i) => (mask.data[Math.floor(i / 12) * 4 + (i % 4)] === 1 ? (value * 255) / 254 : 0.5));
    expect([...log.views[0].data].map(Math.fround)).toEqual(wanted.map(Math.fround));
  });

  it('shows the relighter the source in the foreground, and what is painted elsewhere, as the light begins to fuse', async () => {
    const video = family({ denoiser: UNKNOWING, steps: 8 });
    const { log } = await toyRun({ source, relight: unchanged, video, how: PAINT, mask: half });
    const shown = log.views[1].data;
    shown.forEach((value, i) => {
      if (i % 2 === 0) expect(value).toBe(source.data[i]);
      else expect(value).not.toBeCloseTo(source.data[i], 3);
    });
  });

  it('puts the foreground back before each step, with one noise for all', async () => {
    const seen: Tensor[] = [];
    const video = family({
      denoiser: { predict: (latents, ...rest) => (seen.push(latents), UNKNOWING.predict(latents, ...rest)) },
      steps: 8,
    });
    await toyRun({ source, relight: unchanged, video, how: PAINT, mask: half });
    const stock = createEulerAncestral({ prediction: 'sample' }).begin({ steps: 8, denoiseStrength: 1 });
    const drawn = seededNoise(1, 0)(source.dims);
    const clean = await linearVae(2, -1).encode(source, signal);
    for (const step of [0, 1, 2, 3]) {
      const wanted = stock.scaleInput(stock.addNoise(clean, drawn, step), step).data;
      seen[step].data.forEach((value, i) => {
        if (i % 2 === 0) expect(value).toBe(wanted[i]);
        else if (step > 0) expect(value).not.toBe(wanted[i]);
      });
    }
  });

  it.each([
    [50, 0.5, 25, 22],
    [50, 0.4, 30, 18],
    [80, 0.4, 48, 28],
    [4, 0.1, 3, 2],
  ])('paints and fuses %d steps at %d: %d are guided, %d relights in all', async (steps, denoiseStrength, guided, relights) => {
    const told: Conditioning[] = [];
    const reports: StepReport[] = [];
    const video = family({
      denoiser: { predict: (...input) => (told.push(input[2]), UNKNOWING.predict(...input)) },
      conditioning: GUIDED,
      steps,
      denoiseStrength,
    });
    const { log } = await toyRun({
      source,
      relight: unchanged,
      video,
      how: PAINT,
      mask: half,
      onStep: (report) => void reports.push(report),
    });
    expect(told.map(({ guidanceScale }) => guidanceScale)).toEqual(Array.from({ length: steps }, (_, step) => (step < guided ? 4 : 1)));
    expect(told.every(({ prompt }) => prompt === 'a beach')).toBe(true);
    expect(log.views).toHaveLength(relights);
    expect(reports.map(({ done, total }) => [done, total])).toEqual(Array.from({ length: steps + 1 }, (_, step) => [step + 1, steps + 1]));
    expect(reports.filter(({ picture }) => picture !== null)).toHaveLength(relights);
  });

  it('starts from means, whatever the clip would start from', async () => {
    let sampled = 0;
    const vae = linearVae(2, -1);
    const video = family({
      initial: 'sample',
      vae: { ...vae, encode: (pixels, aborted, noise) => ((sampled += noise ? 1 : 0), vae.encode(pixels, aborted)) },
    });
    await toyRun({ source, relight: unchanged, video, how: PAINT, mask: half });
    expect(sampled).toBe(0);
  });
});
