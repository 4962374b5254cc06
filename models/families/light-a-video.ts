import { chooseProvider } from '../backends/choose-provider.js';
import type { ImageRelighter } from '../interfaces/image-relighter.js';
import type { NoiseSource, Scheduler } from '../interfaces/scheduler.js';
import type { Vae } from '../interfaces/vae.js';
import type { VideoDenoiser } from '../interfaces/video-denoiser.js';
import { readModelConfig } from '../weights/model-config.js';
import { resolveModelFiles } from '../weights/model-files.js';
import { readTextFile } from '../weights/text-file.js';
import { weightsIdentity } from '../weights/weights-identity.js';
import { createAnimateDiffDenoiser } from './animatediff/denoiser.js';
import type { TextLayout } from './animatediff/guidance-streams.js';
import { animateDiffScheduler } from './animatediff/scheduler.js';
import { createIcLightRelighter } from './iclight/relighter.js';
import type { IcLightSettings } from './iclight/settings.js';
import { createIcLightUnet } from './iclight/unet.js';
import { viewSize } from './iclight/view-size.js';
import { lightAVideoNetworks } from './light-a-video-networks.js';
import { createTextEncoder } from './sd15/text-encoder.js';
import { createTokenizer } from './sd15/tokenizer.js';
import { createSd15Vae } from './sd15/vae.js';

export interface LightAVideoSettings {
  readonly relight: IcLightSettings;
  readonly textLayout: TextLayout;
  /** Side of a square with the area that the models see, in pixels. */
  readonly resolution: number;
}

export interface LightAVideoOptions {
  /** The models folder; the merged IC-Light weights are kept in it, too. */
  readonly folder: string;
  readonly settings: LightAVideoSettings;
  /** The relighter's noise for the window that starts at frame `first`; the video model's own is the pipeline's affair. */
  readonly noise: (first: number) => NoiseSource;
  /** Execution providers, best first; by default those of choose-provider.ts. */
  readonly providers?: readonly string[];
  /** Threads inside one operator, at least 1. */
  readonly threads: number;
  readonly signal: AbortSignal;
}

/** Both models of Light-A-Video, ready to run. */
export interface LightAVideo {
  readonly relighter: ImageRelighter;
  readonly video: {
    readonly denoiser: VideoDenoiser;
    readonly vae: Vae;
    readonly framesPerVaeCall: number;
    readonly scheduler: Scheduler;
  };
  /** Execution provider that runs them. */
  readonly provider: string;
  /** Tells sets of weights apart; see weights-identity.ts. */
  readonly weightsSha256: string;
  /** One line for each execution provider that was refused. */
  readonly warnings: readonly string[];
  dispose(): Promise<void>;
}

/**
 * Loads both models from a models folder: finds the files, merges IC-Light's offsets into its base once, checks every tensor of
 * every network against its graph, so that ONNX Runtime never sees one that does not fit, and chooses an execution provider that
 * answers right. Throws ModelError: `missing` (a file), `broken` (a file; names field or tensor), `unsupported` (an architecture,
 * a provider).
 */
export async function loadLightAVideo(options: LightAVideoOptions): Promise<LightAVideo> {
  const { settings, threads, signal } = options;

  // 1. Files and their headers: what is missing or broken is found before anything costs time.
  const files = await resolveModelFiles(options.folder, 'light-a-video');
  const tokenizer = createTokenizer({
    vocab: await readTextFile(files.tokenizer.vocab),
    merges: await readTextFile(files.tokenizer.merges),
  });
  const scheduler = animateDiffScheduler(await readModelConfig(files.schedulerConfig));
  const networks = await lightAVideoNetworks(files, signal);

  // 2. An execution provider that can be trusted.
  const { provider, attention, warnings } = await chooseProvider(options.providers === undefined ? {} : { providers: options.providers });
  const runtime = { provider, attention, threads };
  signal.throwIfAborted();

  // 3. The networks; sessions are loaded when a size is first asked for.
  const text = createTextEncoder({ ...networks.text, tokenizer, ...runtime });
  const vae = createSd15Vae({ ...networks.vae, ...runtime });
  const unet = createIcLightUnet({ ...networks.icLight, sites: settings.relight.lightAttentionForm, ...runtime });
  const denoiser = createAnimateDiffDenoiser({ ...networks.motion, text, textLayout: settings.textLayout, ...runtime });
  const relighter = createIcLightRelighter({
    unet,
    vae,
    text,
    settings: settings.relight,
    noise: options.noise,
    viewSize: (width, height) => viewSize({ width, height }, settings.resolution),
  });
  const published = [files.unet.weights, files.icLight, files.motionAdapter.weights, files.vae.weights, files.textEncoder.weights];
  return {
    relighter,
    video: { denoiser, vae, framesPerVaeCall: 1, scheduler },
    provider,
    weightsSha256: await weightsIdentity(published, signal),
    warnings,
    async dispose() {
      await Promise.all([relighter, denoiser, unet, vae, text].map((part) => part.dispose()));
    },
  };
}
