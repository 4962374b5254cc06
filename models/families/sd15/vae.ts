import { loadSession, type Session } from '../../backends/onnx.js';
import type { AttentionVariant } from '../../graphs/attention.js';
import { buildVaeDecoder, buildVaeEncoder, vaeFactor } from '../../graphs/vae.js';
import type { VaeConfig } from '../../graphs/vae-config.js';
import type { Vae } from '../../interfaces/vae.js';
import { copyFrames, sliceFrames } from '../../tensor-ops.js';
import { tensor, type Tensor } from '../../tensor.js';
import type { WeightMap } from '../../weights/weight-map.js';

export interface Sd15VaeOptions {
  readonly weights: WeightMap;
  readonly config: VaeConfig;
  readonly provider: string;
  readonly attention: AttentionVariant;
  readonly threads: number;
}

/** Bounds of a posterior's log variance, as trained. */
const LOG_VARIANCE = { least: -30, most: 20 };

const { exp, max, min } = Math;

/**
 * Stable Diffusion's VAE in runs of one frame, whatever the number of frames: its memory is that of one. Pixels are [0, 1] outside
 * and [-1, 1] inside, and never clamped. Sessions are loaded when a size is first asked for and kept until another one is.
 */
export function createSd15Vae(options: Sd15VaeOptions): Vae & { dispose(): Promise<void> } {
  const { config } = options;
  const factor = vaeFactor(config);
  const encoder = sizedSession(options, buildVaeEncoder);
  const decoder = sizedSession(options, buildVaeDecoder);
  return {
    factor,
    latentChannels: config.latentChannels,
    async encode(pixels, signal, noise) {
      const [frames, , height, width] = pixels.dims;
      const latents = tensor([frames, config.latentChannels, height / factor, width / factor]);
      const drawn = noise?.(latents.dims) ?? null;
      const session = await encoder.of(height, width);
      for (let frame = 0; frame < frames; frame++) {
        signal.throwIfAborted();
        const { moments } = await session.run({ pixels: mapped(sliceFrames(pixels, frame, 1), 2, -1) });
        const own = drawn && sliceFrames(drawn, frame, 1);
        copyFrames(posterior(moments, own, config.scalingFactor), latents, frame);
      }
      return latents;
    },
    async decode(latents, signal) {
      const [frames, , height, width] = latents.dims;
      const pixels = tensor([frames, 3, height * factor, width * factor]);
      const session = await decoder.of(height * factor, width * factor);
      for (let frame = 0; frame < frames; frame++) {
        signal.throwIfAborted();
        const decoded = await session.run({ latents: mapped(sliceFrames(latents, frame, 1), 1 / config.scalingFactor, 0) });
        copyFrames(mapped(decoded.pixels, 0.5, 0.5), pixels, frame);
      }
      return pixels;
    },
    async dispose() {
      await Promise.all([encoder.dispose(), decoder.dispose()]);
    },
  };
}

/** The session of the size last asked for. */
function sizedSession(
  options: Sd15VaeOptions,
  build: typeof buildVaeEncoder,
): { of(height: number, width: number): Promise<Session>; dispose(): Promise<void> } {
  const { provider, threads } = options;
  let kept: { readonly size: string; readonly session: Session } | null = null;
  const dispose = async (): Promise<void> => {
    const old = kept;
    kept = null;
    await old?.session.dispose();
  };
  return {
    async of(height, width) {
      const size = `${width}x${height}`;
      if (kept?.size === size) return kept.session;
      await dispose();
      const { model, externalFolder } = build({ ...options, batch: 1, height, width });
      // Almost all of it is convolutions, and its weights are small enough to be laid out for them.
      const session = await loadSession(model, { providers: [provider], threads, externalFolder, load: 'lean' });
      kept = { size, session };
      return session;
    },
    dispose,
  };
}

/** `scale * (mean + deviation * noise)` from moments (1, 2 channels, h, w); without noise the mean. */
function posterior(moments: Tensor, noise: Tensor | null, scale: number): Tensor {
  const [, channels, height, width] = moments.dims;
  const latents = tensor([1, channels / 2, height, width]);
  const size = latents.data.length;
  for (let at = 0; at < size; at++) {
    const logVariance = max(LOG_VARIANCE.least, min(LOG_VARIANCE.most, moments.data[at + size]));
    const offset = noise === null ? 0 : exp(logVariance / 2) * noise.data[at];
    latents.data[at] = scale * (moments.data[at] + offset);
  }
  return latents;
}

/** `a * x + b`. */
function mapped({ dims, data }: Tensor, a: number, b: number): Tensor {
  const out = tensor(dims);
  for (let at = 0; at < data.length; at++) out.data[at] = a * data[at] + b;
  return out;
}
