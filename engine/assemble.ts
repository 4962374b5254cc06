import { createLiteRelighter } from '@relight/models/families/lite/relighter.js';
import { liteWeights } from '@relight/models/families/lite/weights.js';
import { ModelError } from '@relight/models/model-error.js';
import { RelightError } from '@relight/proto/relight-error.js';
import type { AssembledModel, ModelRequest } from './assembled-model.js';
import type { RelightRequest } from './relight-request.js';

export type { AssembledModel } from './assembled-model.js';

type ModelId = RelightRequest['model'];

/** How a model is made ready, and how to see that it can be. */
interface Family {
  readonly assemble: (request: ModelRequest, signal: AbortSignal) => Promise<AssembledModel>;
  readonly check: (modelsFolder: string | null) => Promise<void>;
}

/** The one place that knows which id is which family. The code of a family that is not used is not loaded. */
const FAMILIES: Readonly<Record<ModelId, Family>> = {
  lite: {
    assemble: assembleLite,
    check: async () => (await assembleLite()).dispose(),
  },
  'light-a-video': {
    assemble: async (request, signal) => (await import('./assemble-light-a-video.js')).assembleLightAVideo(request, signal),
    check: async (modelsFolder) => (await import('./assemble-light-a-video.js')).findLightAVideo(modelsFolder),
  },
};

/** The embedded model's request: it needs nothing. */
export const LITE_REQUEST: ModelRequest = { model: 'lite', seed: 0, diffusion: null, modelsFolder: null };

/** Loads the model of a request. Throws RelightError `model-missing` when its weights are missing or broken. */
export async function assembleModel(request: ModelRequest, signal: AbortSignal): Promise<AssembledModel> {
  try {
    return await FAMILIES[request.model].assemble(request, signal);
  } catch (thrown) {
    throw refusal(request.model, thrown);
  }
}

/** Sees whether a model can be used here, with weights from `modelsFolder` or, for null, from the engine's own choice. Throws as `assembleModel` does. */
export async function checkModel(id: ModelId, modelsFolder: string | null): Promise<void> {
  try {
    await FAMILIES[id].check(modelsFolder);
  } catch (thrown) {
    throw refusal(id, thrown);
  }
}

/** What to tell when weights turn out to be missing or broken, whenever that is; every other error as it is. */
export function refusal(id: ModelId, thrown: unknown): unknown {
  if (!(thrown instanceof ModelError)) return thrown;
  return new RelightError('model-missing', `Cannot use model "${id}": ${thrown.message}`, { cause: thrown });
}

async function assembleLite(): Promise<AssembledModel> {
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
}
