import { describe, expect, it } from '@jest/globals';
import { denoise } from '@relight/engine/pipeline/denoise.js';
import { seededNoise } from '@relight/models/noise.js';
import { tensor, type Tensor } from '@relight/models/tensor.js';
import type { FusionDomain } from '@relight/engine/pipeline/fusion-target.js';
import type { FrameView, RelitFrames } from '@relight/models/interfaces/image-relighter.js';
import { linearVae, memorylessScheduler, painted, relighterOf, repainted, sampleDenoiser, smoothed } from '../fakes/exact-models.js';

/** Fuses with lambda = 1 - t/T over a video prior that is the linear smoother D, on latents that are the picture. */
async function fuse(source: FrameView, relight: (view: FrameView) => RelitFrames, steps: number, domain: FusionDomain): Promise<Tensor> {
  const decay = (index: number): number => 1 - index / steps;
  const indices = Array.from({ length: source.dims[0] }, (_, index) => index);
  return denoise({
    family: {
      denoiser: sampleDenoiser(smoothed),
      vae: linearVae(),
      framesPerVaeCall: 16,
      scheduler: memorylessScheduler(),
      conditioning: { prompt: '', negativePrompt: '', guidanceScale: 1 },
      initial: 'mean',
      steps,
      denoiseStrength: 1,
      noise: () => seededNoise(1),
    },
    fusion: { domain, decay, cutOff: 0, every: 1, detail: 'off', detailDecay: decay },
    window: { view: source, indices },
    mask: null,
    run: relighterOf(relight).relighter.begin({ condition: { at: neverAsked }, constants: {} }),
    signal: new AbortController().signal,
  });
}

function neverAsked(): never {
  throw new Error('These relighters ask for no light');
}

/**
 * The share of the relight target that went through D k times, k = 0..T-1: lambda_i prod_{j>i}(1 - lambda_j) with
 * i = T-1-k. With lambda = 1 - t/T these are the probabilities of the birthday problem with T days.
 */
function birthdayShares(steps: number): readonly number[] {
  const shares: number[] = [];
  let left = 1;
  for (let index = steps - 1; index >= 0; index--) {
    shares.push((1 - index / steps) * left);
    left *= index / steps;
  }
  return shares;
}

describe('progressive light fusion with a linear video prior D and a relit clip that stays', () => {
  const FRAMES = 128;
  const MIDDLE = FRAMES / 2;

  /** What one bright frame in a dark relit clip becomes: the impulse response in time. */
  async function impulseResponse(steps: number): Promise<readonly number[]> {
    const impulse = tensor([FRAMES, 3, 1, 1]);
    impulse.data.fill(1, 3 * MIDDLE, 3 * MIDDLE + 3);
    const { data } = await fuse(tensor([FRAMES, 3, 1, 1]), painted(impulse), steps, 'pixels');
    return Array.from({ length: FRAMES }, (_, frame) => data[3 * frame]);
  }

  it.each([4, 10, 25])('is the mixture of its smoothed copies, sum p_k D^k, at %d steps', async (steps) => {
    const relit = seededNoise(4)([16, 3, 1, 2]);
    let copy: Tensor = relit;
    const wanted = new Float64Array(relit.data.length);
    for (const share of birthdayShares(steps)) {
      copy.data.forEach((value, i) => (wanted[i] += share * value));
      copy = smoothed(copy);
    }
    const { data } = await fuse(tensor(relit.dims), painted(relit), steps, 'pixels');
    data.forEach((value, i) => expect(Math.abs(value - wanted[i])).toBeLessThan(1e-5));
  });

  it.each([
    [4, 1.22, 0.175, 0.42],
    [10, 2.66, 0.118, 0.25],
    [25, 4.95, 0.087, 0.16],
    [50, 7.54, 0.07, 0.12],
  ])('at %d steps smooths %d times in the mean: -3 dB at %d cycles per frame, flicker times %d', async (steps, mean, edge, flicker) => {
    const response = await impulseResponse(steps);
    // One pass of D adds half a frame squared to the variance.
    const variance = response.reduce((sum, value, frame) => sum + value * (frame - MIDDLE) ** 2, 0);
    expect(2 * variance).toBeCloseTo(mean, 2);
    const gain = response.reduce((sum, value, frame) => sum + value * Math.cos(2 * Math.PI * edge * (frame - MIDDLE)), 0);
    expect(Math.abs(gain - Math.SQRT1_2)).toBeLessThan(0.01);
    const jumps = response.reduce((sum, value, frame) => sum + (value - (response[frame - 1] ?? 0)) ** 2, 0);
    expect(Math.abs(Math.sqrt(jumps / 2) - flicker)).toBeLessThan(0.006);
  });
});

describe('progressive light fusion with a flickering relighter', () => {
  const [FRAMES, HEIGHT, WIDTH] = [16, 24, 24];
  /** A fine pattern that moves two pixels per frame, so that smoothing over time without motion blurs it. */
  const source = tensor([FRAMES, 3, HEIGHT, WIDTH]);
  source.data.forEach((_, i) => {
    const [x, y, frame] = [i % WIDTH, Math.floor(i / WIDTH) % HEIGHT, Math.floor(i / (3 * HEIGHT * WIDTH))];
    source.data[i] = 0.4 * (1 + 0.3 * Math.sin((Math.PI * (x + 2 * frame)) / 4) * Math.sin((Math.PI * y) / 4));
  });
  const factors = [...seededNoise(3)([FRAMES]).data].map((value) => Math.exp(0.18 * value));
  const flickering = repainted(factors);

  it('loses the detail on pixels and keeps most of it on log gain, with the same flicker taken away', async () => {
    const relit = flickering(source);
    const before = relit.kind === 'pixels' ? flickerOf(relit.pixels) : 0;
    const [pixels, logGain] = await Promise.all(
      (['pixels', 'log-gain'] as const).map((domain) => fuse(source, () => flickering(source), 10, domain)),
    );
    expect(detailOf(pixels)).toBeLessThan(0.35);
    expect(detailOf(logGain)).toBeGreaterThan(0.55);
    expect(flickerOf(pixels) / before).toBeLessThan(0.3);
    expect(flickerOf(logGain) / before).toBeLessThan(0.3);
    expect(flickerOf(logGain) / flickerOf(pixels)).toBeCloseTo(1, 1);
  });

  /** Mean absolute Laplacian of the first channel, relative to the source's. */
  function detailOf(picture: Tensor): number {
    return laplacian(picture) / laplacian(source);
  }

  function laplacian({ data }: Tensor): number {
    let sum = 0;
    for (let frame = 0; frame < FRAMES; frame++) {
      for (let y = 1; y < HEIGHT - 1; y++) {
        for (let x = 1; x < WIDTH - 1; x++) {
          const i = (frame * 3 * HEIGHT + y) * WIDTH + x;
          sum += Math.abs(4 * data[i] - data[i - 1] - data[i + 1] - data[i - WIDTH] - data[i + WIDTH]);
        }
      }
    }
    return sum;
  }

  /** Mean absolute change of the mean log gain from frame to frame. */
  function flickerOf({ data }: Tensor): number {
    const size = 3 * HEIGHT * WIDTH;
    const gains = Array.from({ length: FRAMES }, () => 0);
    data.forEach((value, i) => (gains[Math.floor(i / size)] += Math.log((value + 0.02) / (source.data[i] + 0.02)) / size));
    return gains.slice(1).reduce((sum, gain, frame) => sum + Math.abs(gain - gains[frame]), 0) / (FRAMES - 1);
  }
});
