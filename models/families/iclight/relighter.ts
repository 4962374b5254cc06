import type { ImageRelighter, RelightRun } from '../../interfaces/image-relighter.js';
import type { LightTrack } from '../../interfaces/light.js';
import type { NoiseSource } from '../../interfaces/scheduler.js';
import type { Vae } from '../../interfaces/vae.js';
import { createDpmpp2mSde } from '../../schedulers/dpmpp-2m-sde.js';
import { copyFrames, sliceFrames, weightedSum } from '../../tensor-ops.js';
import { tensor, type Tensor } from '../../tensor.js';
import { createLightLatents } from './light-latents.js';
import { createPromptContexts, type ChunkedText, type PromptContexts } from './prompt-contexts.js';
import type { IcLightSettings } from './settings.js';
import type { IcLightUnet } from './unet.js';

export interface IcLightOptions {
  readonly unet: IcLightUnet;
  readonly vae: Vae;
  readonly text: ChunkedText;
  readonly settings: IcLightSettings;
  /** Noise for the window that starts at frame `first`. */
  readonly noise: (first: number) => NoiseSource;
  readonly viewSize: ImageRelighter['viewSize'];
}

/**
 * IC-Light (Zhang et al. 2025, text and light map conditioned) as Light-A-Video runs it: frames (n, 3, h, w) relit from a
 * noised light map, together, as pixels that are not clamped. The parts it is given stay the caller's to dispose of.
 *
 * Each call draws, in this order: the start noise, (1, 4, h/8, w/8) if frames share it, else one per frame; then the noise of
 * each step, (n, 4, h/8, w/8), one frame of it if `sharedNoise` is `all`. While calls stay in one window they go on with the
 * same source, so that a window that comes again is noised afresh.
 */
export function createIcLightRelighter(options: IcLightOptions): ImageRelighter {
  return {
    id: 'ic-light',
    viewSize: options.viewSize,
    analyse: () => Promise.resolve({}),
    begin: ({ condition }) => createRun(options, condition),
    dispose: () => Promise.resolve(),
  };
}

function createRun({ unet, vae, text, settings, noise }: IcLightOptions, track: LightTrack): RelightRun {
  const scheduler = createDpmpp2mSde();
  const lightLatents = createLightLatents(vae);
  const promptContexts = createPromptContexts(text);
  let window: { readonly first: number; readonly noise: NoiseSource } | null = null;
  return {
    async relight(view, indices, signal) {
      const [frames, , height, width] = view.dims;
      if (window?.first !== indices[0]) window = { first: indices[0], noise: noise(indices[0]) };
      const draw = window.noise;
      const conditions = indices.map((index) => track.at(index));

      // 1. What to paint: one prompt for the window, that of its first frame.
      const { prompt, negativePrompt } = conditions[0];
      const contexts = await promptContexts(prompt, negativePrompt || settings.negativePrompt);

      // 2. What to relight: the frames' own latents, beside the noisy ones in every evaluation.
      const pictures = await vae.encode(view, signal);

      // 3. Where the light comes from: the light maps' latents, noised to the first timestep; noise alone where there is none.
      const maps = await lightLatents.of(
        conditions.map(({ lights }) => lights),
        { width, height },
        signal,
      );
      const schedule = scheduler.begin(settings);
      const together = (dims: readonly number[]): Tensor => repeatedFrame(draw([1, ...dims.slice(1)]), dims[0]);
      const start = (settings.sharedNoise === 'none' ? draw : together)(pictures.dims);
      let latents = tensor(pictures.dims);
      for (let frame = 0; frame < frames; frame++) {
        const map = maps[frame];
        const own = sliceFrames(start, frame, 1);
        copyFrames(map === null ? own : schedule.addNoise(map, own, 0), latents, frame);
      }

      // 4. Denoise all frames together.
      for (const [step, timestep] of schedule.timesteps.entries()) {
        const scale = step < settings.guidanceSteps ? settings.guidanceScale : 1;
        const sample = stacked(schedule.scaleInput(latents, step), pictures);
        const output = await guided({ unet, sample, timestep, contexts, scale, mix: settings.lightAttentionMix, signal });
        const original = schedule.predictOriginal(output, latents, step);
        latents = schedule.step(original, latents, step, settings.sharedNoise === 'all' ? together : draw);
      }

      // 5. Back to pixels.
      return { kind: 'pixels', pixels: await vae.decode(latents, signal) };
    },
    dispose: () => undefined,
  };
}

/** Classifier-free guidance (Ho, Salimans 2022), one stream after the other; at scale 1 the negative prompt is not evaluated. */
async function guided(evaluation: {
  readonly unet: IcLightUnet;
  readonly sample: Tensor;
  readonly timestep: number;
  readonly contexts: PromptContexts;
  readonly scale: number;
  readonly mix: number;
  readonly signal: AbortSignal;
}): Promise<Tensor> {
  const { unet, sample, timestep, contexts, scale } = evaluation;
  evaluation.signal.throwIfAborted();
  const positive = await unet.predict(sample, timestep, contexts.positive, evaluation);
  if (scale === 1) return positive;
  evaluation.signal.throwIfAborted();
  const negative = await unet.predict(sample, timestep, contexts.negative, evaluation);
  return weightedSum(1 - scale, negative, scale, positive);
}

/** Two stacks of pictures as one whose frames hold the channels of both. */
function stacked(first: Tensor, second: Tensor): Tensor {
  const [frames, channels, height, width] = first.dims;
  const both = tensor([frames, channels + second.dims[1], height, width]);
  const parts = [first, second].map(({ data }) => ({ data, size: data.length / frames }));
  let at = 0;
  for (let frame = 0; frame < frames; frame++) {
    for (const { data, size } of parts) {
      both.data.set(data.subarray(frame * size, (frame + 1) * size), at);
      at += size;
    }
  }
  return both;
}

/** One frame, `count` times. */
function repeatedFrame(frame: Tensor, count: number): Tensor {
  const frames = tensor([count, ...frame.dims.slice(1)]);
  for (let at = 0; at < count; at++) copyFrames(frame, frames, at);
  return frames;
}
