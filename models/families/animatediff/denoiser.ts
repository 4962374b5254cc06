import { loadSession, type Session } from '../../backends/onnx.js';
import { buildMotionUnet, type MotionUnetConfig } from '../../graphs/motion-unet.js';
import { timestepEmbedding } from '../../graphs/timestep-embedding.js';
import { concatFrames, weightedSum } from '../../tensor-ops.js';
import { tensor, type Tensor } from '../../tensor.js';
import { guidanceStreams, type GuidanceStream, type TextLayout } from './guidance-streams.js';
import type { AttentionVariant } from '../../graphs/attention.js';
import type { WeightMap } from '../../weights/weight-map.js';
import type { Conditioning, VideoDenoiser } from '../../interfaces/video-denoiser.js';

/** A text encoder as AnimateDiff uses it: cut at 77 tokens, gives (77, width). It is asked at each step, for the same few texts. */
export interface TruncatedText {
  encode(text: string, layout: 'truncated'): Promise<Tensor>;
}

export interface AnimateDiffOptions {
  /** The UNet's tensors overlaid with the motion adapter's. */
  readonly weights: WeightMap;
  readonly config: MotionUnetConfig;
  readonly text: TruncatedText;
  readonly textLayout: TextLayout;
  readonly provider: string;
  readonly attention: AttentionVariant;
  readonly threads: number;
}

/**
 * AnimateDiff (Guo et al. 2023) as a denoiser that predicts noise: latents (frames, 4, h, w) of at most `config.maxFrames` frames.
 * One guidance stream is run at a time, so that guidance costs no memory; a guidance scale of at most 1 runs the positive prompt
 * alone. The session of the last size is kept.
 */
export function createAnimateDiffDenoiser(options: AnimateDiffOptions): VideoDenoiser & { dispose(): Promise<void> } {
  const { config, text, textLayout } = options;
  const sessions = keptSession(options);

  const contextOf = async (stream: GuidanceStream, { prompt, negativePrompt }: Conditioning): Promise<Tensor> => {
    const rows = stream.map(async (role) => {
      const { dims, data } = await text.encode(role === 'positive' ? prompt : negativePrompt, 'truncated');
      return tensor([1, ...dims], data);
    });
    return concatFrames(await Promise.all(rows));
  };

  return {
    async predict(latents, timestep, conditioning, signal) {
      const { guidanceScale } = conditioning;
      const time = timestepEmbedding(timestep, config.channels[0]);
      const predictions: Tensor[] = [];
      for (const stream of guidanceStreams(latents.dims[0], guidanceScale > 1, textLayout)) {
        signal.throwIfAborted();
        const context = await contextOf(stream, conditioning);
        const session = await sessions.of(latents, context);
        predictions.push((await session.run({ sample: latents, time, context })).noise);
      }
      // Streams that are one and the same make guidance void.
      const [negative, positive = negative] = predictions;
      return positive === negative ? positive : weightedSum(1 - guidanceScale, negative, guidanceScale, positive);
    },
    dispose: () => sessions.dispose(),
  };
}

/** The session for latents and contexts of the size last asked for. */
function keptSession({ weights, config, provider, attention, threads }: AnimateDiffOptions): {
  of(latents: Tensor, context: Tensor): Promise<Session>;
  dispose(): Promise<void>;
} {
  let kept: { readonly size: string; readonly session: Session } | null = null;
  const dispose = async (): Promise<void> => {
    const old = kept;
    kept = null;
    await old?.session.dispose();
  };
  return {
    async of(latents, context) {
      const size = [...latents.dims, ...context.dims].join(' ');
      if (kept?.size === size) return kept.session;
      await dispose();
      const [frames, , height, width] = latents.dims;
      const [contexts, tokens] = context.dims;
      const { model, externalFolder } = buildMotionUnet({ weights, config, frames, height, width, tokens, contexts, attention });
      const session = await loadSession(model, { providers: [provider], threads, externalFolder, load: 'fast' });
      kept = { size, session };
      return session;
    },
    dispose,
  };
}
