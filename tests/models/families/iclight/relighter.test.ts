import { describe, expect, it } from '@jest/globals';
import { createIcLightRelighter } from '@relight/models/families/iclight/relighter.js';
import { LIGHT_A_VIDEO, type IcLightSettings } from '@relight/models/families/iclight/settings.js';
import type { IcLightUnet } from '@relight/models/families/iclight/unet.js';
import type { DirectionalLight, LightCondition } from '@relight/models/interfaces/light.js';
import type { NoiseSource } from '@relight/models/interfaces/scheduler.js';
import { seededNoise } from '@relight/models/noise.js';
import { createDpmpp2mSde } from '@relight/models/schedulers/dpmpp-2m-sde.js';
import { concatFrames, sliceFrames, weightedSum } from '@relight/models/tensor-ops.js';
import { tensor, type Tensor } from '@relight/models/tensor.js';
import { linearVae } from '../../../fakes/exact-models.js';

const { signal } = new AbortController();
const view = seededNoise(1)([2, 3, 16, 16]);
const left: DirectionalLight = { direction: [-1, 0, 0], color: [1, 1, 1], softness: 0, falloff: 0 };
const condition: LightCondition = {
  lights: [left],
  ambient: [0, 0, 0],
  environment: null,
  gobo: null,
  veil: 0,
  exposure: 1,
  shadow: 0,
  delight: 0,
  whiteBalance: 0,
  prompt: 'a room',
  negativePrompt: '',
};

interface Call {
  readonly sample: Tensor;
  readonly timestep: number;
  readonly context: Tensor;
  readonly mix: number;
}

/** A UNet that finds noise as a function of its sample's halves and of the prompt: +1 for the positive one, -1 for the negative. */
function unetOf(noiseOf: (noisy: Tensor, pictures: Tensor, prompt: number) => Tensor, calls: Call[] = []): IcLightUnet {
  return {
    predict(sample, timestep, context, { mix }) {
      calls.push({ sample, timestep, context, mix });
      return Promise.resolve(noiseOf(half(sample, 0), half(sample, 1), context.data[0]));
    },
    dispose: () => Promise.resolve(),
  };
}

function half({ dims: [frames, channels, height, width], data }: Tensor, which: number): Tensor {
  const size = (channels / 2) * height * width;
  const own = tensor([frames, channels / 2, height, width]);
  for (let frame = 0; frame < frames; frame++)
    own.data.set(data.subarray((2 * frame + which) * size, (2 * frame + which + 1) * size), frame * size);
  return own;
}

const text = {
  texts: [] as string[],
  encode(prompt: string): Promise<Tensor> {
    text.texts.push(prompt);
    return Promise.resolve(tensor([1, 1], Float32Array.of(prompt.includes('best quality') ? 1 : -1)));
  },
};

interface Options {
  readonly unet: IcLightUnet;
  readonly settings?: Partial<IcLightSettings>;
  readonly noise?: (first: number) => NoiseSource;
  readonly lights?: readonly DirectionalLight[];
  readonly frames?: Tensor;
  readonly signal?: AbortSignal;
}

async function relit({
  unet,
  settings,
  noise = (first) => seededNoise(7, first),
  lights = [left],
  frames = view,
  ...rest
}: Options): Promise<Tensor> {
  const relighter = createIcLightRelighter({
    unet,
    vae: linearVae(2, -1),
    text,
    settings: { ...LIGHT_A_VIDEO, ...settings },
    noise,
    viewSize: (width, height) => ({ width, height }),
  });
  const run = relighter.begin({ condition: { at: () => ({ ...condition, lights }) }, constants: {} });
  const indices = Array.from({ length: frames.dims[0] }, (_, at) => at + 5);
  const result = await run.relight(frames, indices, rest.signal ?? signal);
  if (result.kind !== 'pixels') throw new Error('pixels are wanted');
  return result.pixels;
}

const schedule = createDpmpp2mSde().begin(LIGHT_A_VIDEO);
/** Level of the start: latents are `signalPart * map + noisePart * noise`. */
const noisePart = schedule.addNoise(tensor([1]), tensor([1], Float32Array.of(1)), 0).data[0];
const signalPart = schedule.addNoise(tensor([1], Float32Array.of(1)), tensor([1]), 0).data[0];

const none = (noisy: Tensor): Tensor => tensor(noisy.dims);
const pulled = (noisy: Tensor, pictures: Tensor, prompt: number): Tensor => weightedSum(0.8, noisy, 0.05 * prompt, pictures);

describe('createIcLightRelighter()', () => {
  it('starts from the light map, noised to the schedule’s first level, the same noise for every frame', async () => {
    const calls: Call[] = [];
    const noise = seededNoise(9)([1, 3, 16, 16]);
    await relit({ unet: unetOf(none, calls), noise: () => (dims) => (dims[0] === 1 ? noise : tensor(dims)) });
    const start = half(calls[0].sample, 0);
    for (const frame of [0, 1]) {
      for (const [x, byte] of [
        [0, 255],
        [15, 0],
      ]) {
        const wanted = signalPart * (byte / 127 - 1) * 1 + noisePart * noise.data[x];
        expect(sliceFrames(start, frame, 1).data[x]).toBeCloseTo(wanted, 5);
      }
    }
  });

  it('starts from noise alone where no light comes from a side', async () => {
    const calls: Call[] = [];
    const noise = seededNoise(9)([1, 3, 16, 16]);
    await relit({ unet: unetOf(none, calls), lights: [], noise: () => (dims) => (dims[0] === 1 ? noise : tensor(dims)) });
    expect(half(calls[0].sample, 0)).toEqual(concatFrames([noise, noise]));
  });

  it('shows the frames’ own latents beside the noisy ones at each of 15 steps, to both prompts', async () => {
    const calls: Call[] = [];
    await relit({ unet: unetOf(none, calls) });
    const pictures = await linearVae(2, -1).encode(view, signal);
    expect(calls.map(({ timestep }) => timestep)).toEqual(schedule.timesteps.flatMap((timestep) => [timestep, timestep]));
    expect(calls.map(({ context }) => context.data[0])).toEqual(Array.from({ length: 15 }, () => [1, -1]).flat());
    expect(calls.every(({ mix }) => mix === 0.5)).toBe(true);
    for (const { sample } of calls) expect(half(sample, 1)).toEqual(pictures);
  });

  it('returns the pixels that the UNet has in mind, whatever the noise, and clamps none', async () => {
    const wanted = tensor(
      view.dims,
      seededNoise(3)(view.dims).data.map((value) => 3 * value),
    );
    const clean = await linearVae(2, -1).encode(wanted, signal);
    const sigmas = Array.from({ length: 15 }, (_, at) => schedule.addNoise(tensor([1]), tensor([1], Float32Array.of(1)), at).data[0]);
    let step = 0;
    const knowing: IcLightUnet = {
      predict(sample) {
        const spread = sigmas[step++];
        return Promise.resolve(weightedSum(1 / spread, half(sample, 0), -Math.sqrt(1 - spread ** 2) / spread, clean));
      },
      dispose: () => Promise.resolve(),
    };
    const result = await relit({ unet: knowing, settings: { guidanceScale: 1 } });
    expect(result.data.reduce((most, value, at) => Math.max(most, Math.abs(value - wanted.data[at])), 0)).toBeLessThan(1e-4);
  });

  it('at guidance scale 1 is the positive prompt alone, and never evaluates the negative one', async () => {
    const calls: Call[] = [];
    const alone = await relit({ unet: unetOf(pulled, calls), settings: { guidanceScale: 1 } });
    expect(calls).toHaveLength(15);
    expect(alone).toEqual(await relit({ unet: unetOf((noisy, pictures) => pulled(noisy, pictures, 1)), settings: { guidanceScale: 3 } }));
    expect(await relit({ unet: unetOf(pulled), settings: { guidanceScale: 3 } })).not.toEqual(alone);
  });

  it('guides the first steps only when asked', async () => {
    const calls: Call[] = [];
    const few = await relit({ unet: unetOf(pulled, calls), settings: { guidanceSteps: 4 } });
    expect(calls.map(({ context }) => context.data[0])).toEqual([
      ...Array.from({ length: 4 }, () => [1, -1]).flat(),
      ...Array<number>(11).fill(1),
    ]);
    expect(few).not.toEqual(await relit({ unet: unetOf(pulled) }));
    expect(await relit({ unet: unetOf(pulled), settings: { guidanceSteps: 99 } })).toEqual(await relit({ unet: unetOf(pulled) }));
  });

  it('draws the start’s noise, then each step’s, in that order', async () => {
    const drawn = async (sharedNoise: IcLightSettings['sharedNoise']): Promise<number[]> => {
      const frames: number[] = [];
      await relit({
        unet: unetOf(none),
        settings: { sharedNoise },
        noise: () => (dims) => {
          frames.push(dims[0]);
          return tensor(dims);
        },
      });
      return frames;
    };
    expect(await drawn('start')).toEqual([1, ...Array<number>(15).fill(2)]);
    expect(await drawn('all')).toEqual(Array<number>(16).fill(1));
    expect(await drawn('none')).toEqual(Array<number>(16).fill(2));
  });

  it('makes identical frames stay identical when they share all noise, and only then', async () => {
    const same = concatFrames([sliceFrames(view, 0, 1), sliceFrames(view, 0, 1)]);
    const pair = async (sharedNoise: IcLightSettings['sharedNoise']): Promise<Tensor[]> => {
      const result = await relit({ unet: unetOf(pulled), settings: { sharedNoise }, frames: same });
      return [0, 1].map((frame) => sliceFrames(result, frame, 1));
    };
    const [shared, other] = await pair('all');
    expect(shared).toEqual(other);
    const [start, next] = await pair('start');
    expect(start).not.toEqual(next);
  });

  it('gives the same picture for the same seed, and goes on with the noise of a window that comes again', async () => {
    expect(await relit({ unet: unetOf(pulled) })).toEqual(await relit({ unet: unetOf(pulled) }));
    const asked: number[] = [];
    const relighter = createIcLightRelighter({
      unet: unetOf(pulled),
      vae: linearVae(2, -1),
      text,
      settings: LIGHT_A_VIDEO,
      noise: (first) => {
        asked.push(first);
        return seededNoise(7, first);
      },
      viewSize: (width, height) => ({ width, height }),
    });
    const run = relighter.begin({ condition: { at: () => condition }, constants: {} });
    const first = await run.relight(view, [0, 1], signal);
    expect(await run.relight(view, [0, 1], signal)).not.toEqual(first);
    await run.relight(view, [2, 3], signal);
    expect(asked).toEqual([0, 2]);
  });

  it('uses the published negative prompt where the clip has none', async () => {
    text.texts.length = 0;
    await relit({ unet: unetOf(none) });
    expect(text.texts).toEqual(['a room, best quality', 'lowres, bad anatomy, bad hands, cropped, worst quality']);
  });

  it('stops between evaluations when aborted', async () => {
    const abort = new AbortController();
    const calls: Call[] = [];
    const unet = unetOf((noisy) => {
      if (calls.length === 3) abort.abort(new Error('enough'));
      return none(noisy);
    }, calls);
    await expect(relit({ unet, signal: abort.signal })).rejects.toThrow('enough');
    expect(calls).toHaveLength(3);
  });

  it('needs no constants of the clip', async () => {
    const relighter = createIcLightRelighter({
      unet: unetOf(none),
      vae: linearVae(),
      text,
      settings: LIGHT_A_VIDEO,
      noise: () => tensor,
      viewSize: (width, height) => ({ width, height }),
    });
    // eslint-disable-next-line @typescript-eslint/require-await -- the contract asks for an async source
    async function* never(): AsyncGenerator<never> {
      throw new Error('no frame is wanted');
    }
    expect(await relighter.analyse(never(), { at: () => condition }, signal)).toEqual({});
    await relighter.dispose();
  });
});
