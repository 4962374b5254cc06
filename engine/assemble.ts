import { createLiteRelighter } from '@relight/models/families/lite/relighter.js';
import { liteWeights } from '@relight/models/families/lite/weights.js';
import type { ImageRelighter } from '@relight/models/interfaces/image-relighter.js';
import { ModelError } from '@relight/models/model-error.js';
import { RelightError } from '@relight/proto/relight-error.js';
import type { VideoModel } from './pipeline/relight-video.js';
import type { RelightRequest } from './relight-request.js';

/** What a model is made ready from. */
export type ModelRequest = Pick<RelightRequest, 'model' | 'seed' | 'diffusion' | 'modelsFolder'>;

/** A model made ready to run: the one place that knows which id is which family. */
export interface AssembledModel {
  readonly relighter: ImageRelighter;
  /** Execution provider that runs it. */
  readonly provider: string;
  readonly weightsSha256: string | null;
  /** Frames relit together. */
  readonly windowSize: number;
  /** The video model that keeps the light steady; null for a relighter that is steady by itself. */
  readonly video: AssembledVideo | null;
  /** What the user should know of how it runs, one plain line each. */
  readonly warnings: readonly string[];
  /** Gives everything back, the relighter included. */
  dispose(): Promise<void>;
}

/** A video model, and what it paints. */
export interface AssembledVideo extends VideoModel {
  /** The background is painted where the mask, a folder of images or a movie, is black; null relights everything. */
  readonly paint: { readonly maskPath: string } | null;
}

const FAMILIES: Readonly<Record<RelightRequest['model'], (request: ModelRequest, signal: AbortSignal) => Promise<AssembledModel>>> = {
  async lite() {
    const weights = await liteWeights();
    const relighter = await createLiteRelighter({ weights: weights.path, geometry: 'network', threads: 1 });
    return {
      relighter,
      provider: 'cpu',
      weightsSha256: weights.sha256,
      windowSize: 1,
      video: null,
      warnings: [],
      dispose: () => relighter.dispose(),
    };
  },
  'light-a-video': () =>
    Promise.reject(new RelightError('model-missing', 'Cannot use model "light-a-video": its weights are not installed; "lite" needs none')),
};

/** The embedded model's request: it needs nothing. */
export const LITE_REQUEST: ModelRequest = { model: 'lite', seed: 0, diffusion: null, modelsFolder: null };

/** Loads the model of a request. Throws RelightError `model-missing` when its weights are missing or broken. */
export async function assembleModel(request: ModelRequest, signal: AbortSignal): Promise<AssembledModel> {
  try {
    return await FAMILIES[request.model](request, signal);
  } catch (thrown) {
    throw refusal(request.model, thrown);
  }
}

/**
 * Whether a model can be used here: the embedded one is loaded, for weights of gigabytes it is only seen whether they are there.
 * Throws as `assembleModel` does.
 */
export async function checkModel(id: RelightRequest['model'], folder: string | null): Promise<void> {
  try {
    await CHECKS[id](folder);
  } catch (thrown) {
    throw refusal(id, thrown);
  }
}

const CHECKS: Readonly<Record<RelightRequest['model'], (folder: string | null) => Promise<unknown>>> = {
  lite: async () => (await assembleModel(LITE_REQUEST, new AbortController().signal)).dispose(),
  'light-a-video': () => FAMILIES['light-a-video'](LITE_REQUEST, new AbortController().signal),
};

/** What to tell when weights turn out to be missing or broken, whenever that is; every other error as it is. */
export function refusal(id: RelightRequest['model'], thrown: unknown): unknown {
  if (!(thrown instanceof ModelError)) return thrown;
  return new RelightError('model-missing', `Cannot use model "${id}": ${thrown.message}`, { cause: thrown });
}
