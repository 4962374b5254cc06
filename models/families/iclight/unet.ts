import { loadSession, type Session, type Tensors } from '../../backends/onnx.js';
import type { AttentionVariant } from '../../graphs/attention.js';
import { timestepEmbedding } from '../../graphs/timestep-embedding.js';
import { buildUnet, buildUnetSegments, type LightAttentionSites, type UnetConfig } from '../../graphs/unet.js';
import { sliceFrames } from '../../tensor-ops.js';
import { tensor, type Tensor } from '../../tensor.js';
import type { WeightMap } from '../../weights/weight-map.js';
import { lightAttention } from './light-attention.js';

/** IC-Light's noise prediction for all frames of a window under one prompt. */
export interface IcLightUnet {
  /**
   * `sample` (frames, 8, h, w): noisy latents, then the latents of the pictures to relight; `context` (1, tokens, width).
   * Gives the noise (frames, 4, h, w). `mix` in [0, 1] is the share of consistent light attention.
   */
  predict(
    sample: Tensor,
    timestep: number,
    context: Tensor,
    options: { readonly mix: number; readonly signal: AbortSignal },
  ): Promise<Tensor>;
  dispose(): Promise<void>;
}

export interface IcLightUnetOptions {
  /** The base UNet with IC-Light's offsets added. */
  readonly weights: WeightMap;
  /** Of the base UNet; IC-Light's takes twice the channels that it gives. */
  readonly config: UnetConfig;
  readonly sites: LightAttentionSites;
  readonly provider: string;
  readonly attention: AttentionVariant;
  readonly threads: number;
}

/** What a size of sample and context needs: the whole graph, or its segments. */
type Kind = 'whole' | 'segments';

/**
 * The UNet in runs of one frame: batches gain no time and cost ten times the memory. Light attention over several frames
 * takes the graph in segments; without it, or with one frame, whose means are its own, the whole graph is run. Sessions are
 * loaded when a size is first asked for and kept until another one is.
 */
export function createIcLightUnet(options: IcLightUnetOptions): IcLightUnet {
  const { provider, threads } = options;
  const config = { ...options.config, inChannels: 2 * options.config.outChannels };
  const loaded = new Map<Kind, readonly Session[]>();
  let size = '';

  const dispose = async (): Promise<void> => {
    const sessions = [...loaded.values()].flat();
    loaded.clear();
    await Promise.all(sessions.map((session) => session.dispose()));
  };
  const sessionsFor = async (kind: Kind, sample: Tensor, context: Tensor): Promise<readonly Session[]> => {
    const wanted = [...sample.dims.slice(1), ...context.dims].join(' ');
    if (wanted !== size) await dispose();
    size = wanted;
    const known = loaded.get(kind);
    if (known !== undefined) return known;
    const [, , height, width] = sample.dims;
    const graph = { ...options, config, batch: 1, height, width, tokens: context.dims[1] };
    const graphs = kind === 'whole' ? [buildUnet(graph)] : buildUnetSegments(graph);
    const sessions: Session[] = [];
    try {
      for (const { model, externalFolder } of graphs) {
        sessions.push(await loadSession(model, { providers: [provider], threads, externalFolder, load: 'fast' }));
      }
    } catch (error) {
      await Promise.all(sessions.map((session) => session.dispose()));
      throw error;
    }
    loaded.set(kind, sessions);
    return sessions;
  };

  return {
    async predict(sample, timestep, context, { mix, signal }) {
      const frames = sample.dims[0];
      const time = timestepEmbedding(timestep, config.channels[0]);
      const feeds = (frame: number): Tensors => ({
        sample: sliceFrames(sample, frame, 1),
        time,
        context,
        mix: tensor([1], Float32Array.of(mix)),
      });
      const kind = mix === 0 || frames === 1 ? 'whole' : 'segments';
      const sessions = await sessionsFor(kind, sample, context);
      return lightAttention({ segments: sessions, frames, feeds, output: 'noise', signal });
    },
    dispose,
  };
}
