import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { createAnimateDiffDenoiser } from '@relight/models/families/animatediff/denoiser.js';
import type { TextLayout } from '@relight/models/families/animatediff/guidance-streams.js';
import { motionUnetConfig, type MotionUnetConfig } from '@relight/models/graphs/motion-unet-config.js';
import type { Conditioning } from '@relight/models/interfaces/video-denoiser.js';
import { seededNoise } from '@relight/models/noise.js';
import { sliceFrames, weightedSum } from '@relight/models/tensor-ops.js';
import type { Tensor } from '@relight/models/tensor.js';
import { readModelConfig } from '@relight/models/weights/model-config.js';
import { readSafetensors } from '@relight/models/weights/safetensors.js';
import { overlaid, type WeightMap } from '@relight/models/weights/weight-map.js';
import { relativeRms } from '../../../parity/relative-rms.js';

const MODELS = fileURLToPath(new URL('../../../../reference/goldens/models/', import.meta.url));
const UNET = `${MODELS}realistic-vision-v51/unet/`;
const ADAPTER = `${MODELS}animatediff-motion-adapter-v1-5-3/`;
const FILE = 'diffusion_pytorch_model.safetensors';
const { signal } = new AbortController();

let weights: WeightMap;
let config: MotionUnetConfig;
const disposers: (() => Promise<void>)[] = [];
beforeAll(async () => {
  weights = overlaid('motion UNet', [await readSafetensors(`${UNET}${FILE}`), await readSafetensors(`${ADAPTER}${FILE}`)]);
  config = motionUnetConfig(await readModelConfig(`${UNET}config.json`), await readModelConfig(`${ADAPTER}config.json`));
});
afterAll(() => Promise.all(disposers.map((dispose) => dispose())));

/** A denoiser whose text encoder gives noise by the length of the text, and what it was asked for. */
function denoiserOf(textLayout: TextLayout): {
  readonly predict: (latents: Tensor, told: Partial<Conditioning>) => Promise<Tensor>;
  readonly asked: string[];
} {
  const asked: string[] = [];
  const text = {
    encode(words: string) {
      asked.push(words);
      return Promise.resolve(seededNoise(words.length)([77, config.contextWidth]));
    },
  };
  const denoiser = createAnimateDiffDenoiser({ weights, config, text, textLayout, provider: 'cpu', attention: 'fused', threads: 1 });
  disposers.push(() => denoiser.dispose());
  const defaults = { prompt: 'light', negativePrompt: 'bad quality', guidanceScale: 2 };
  return { asked, predict: (latents, told) => denoiser.predict(latents, 441, { ...defaults, ...told }, signal) };
}

const clip = (frames: number, height = 8, width = 8): Tensor => seededNoise(1)([frames, 4, height, width]);

describe('createAnimateDiffDenoiser()', () => {
  it('predicts noise of the latents own shape, whose sides need no multiples of 8', async () => {
    const { predict } = denoiserOf('correct');
    expect((await predict(clip(3), {})).dims).toEqual([3, 4, 8, 8]);
    expect((await predict(clip(2, 9, 11), {})).dims).toEqual([2, 4, 9, 11]);
  });

  it('is linear in the guidance scale, from the negative prompt through the positive one and beyond', async () => {
    const { predict, asked } = denoiserOf('correct');
    const latents = clip(3);
    const positive = await predict(latents, { guidanceScale: 1 });
    expect(asked).toEqual(['light']);
    const [twice, thrice] = [await predict(latents, { guidanceScale: 2 }), await predict(latents, { guidanceScale: 3 })];
    expect(new Set(asked)).toEqual(new Set(['light', 'bad quality']));
    expect(relativeRms(twice, positive)).toBeGreaterThan(1e-3);
    expect(relativeRms(thrice, weightedSum(2, twice, -1, positive))).toBeLessThan(1e-5);
  });

  it('lets frames see each other: one frame more changes the others', async () => {
    const { predict } = denoiserOf('correct');
    const latents = clip(4);
    const three = await predict(sliceFrames(latents, 0, 3), { guidanceScale: 1 });
    const four = await predict(latents, { guidanceScale: 1 });
    expect(relativeRms(sliceFrames(four, 0, 3), three)).toBeGreaterThan(1e-4);
  });

  it('pays no heed to guidance in the published layout of an even number of frames, and is turned round in an odd one', async () => {
    const { predict } = denoiserOf('lavCompat');
    const even = clip(2);
    expect(await predict(even, { guidanceScale: 2 })).toEqual(await predict(even, { guidanceScale: 7 }));
    const odd = clip(3);
    expect(relativeRms(await predict(odd, { guidanceScale: 2 }), await predict(odd, { guidanceScale: 7 }))).toBeGreaterThan(1e-3);
  });

  it('says `unsupported` for more frames than the motion modules know', async () => {
    await expect(denoiserOf('correct').predict(clip(config.maxFrames + 1), {})).rejects.toMatchObject({ code: 'unsupported' });
  });

  it('stops when it is told to', async () => {
    const denoiser = createAnimateDiffDenoiser({
      weights,
      config,
      text: { encode: () => Promise.reject(new Error('never asked')) },
      textLayout: 'correct',
      provider: 'cpu',
      attention: 'fused',
      threads: 1,
    });
    const conditioning = { prompt: '', negativePrompt: '', guidanceScale: 1 };
    await expect(denoiser.predict(clip(1), 1, conditioning, AbortSignal.abort(new Error('stop')))).rejects.toThrow('stop');
  });
});
