import { createLiteRelighter } from '@relight/models/families/lite/relighter.js';
import { liteWeights } from '@relight/models/families/lite/weights.js';
import type { ImageRelighter } from '@relight/models/interfaces/image-relighter.js';
import { ModelError } from '@relight/models/model-error.js';
import { RelightError } from '@relight/proto/relight-error.js';
import type { RelightRequest } from './relight-request.js';

/** A model made ready to run: the one place that knows which id is which family. */
export interface AssembledModel {
  readonly relighter: ImageRelighter;
  /** Execution provider that runs it. */
  readonly provider: string;
  readonly weightsSha256: string | null;
  /** Frames relit together. */
  readonly windowSize: number;
}

const FAMILIES: Readonly<Record<RelightRequest['model'], () => Promise<AssembledModel>>> = {
  async lite() {
    const weights = await liteWeights();
    const relighter = await createLiteRelighter({ weights: weights.path, geometry: 'network', threads: 1 });
    return { relighter, provider: 'cpu', weightsSha256: weights.sha256, windowSize: 1 };
  },
  'light-a-video': () =>
    Promise.reject(new RelightError('model-missing', 'Cannot use model "light-a-video": its weights are not installed; "lite" needs none')),
};

/** Loads the model of a request. Throws RelightError `model-missing` when its weights are missing or broken. */
export async function assembleModel(id: RelightRequest['model']): Promise<AssembledModel> {
  try {
    return await FAMILIES[id]();
  } catch (thrown) {
    if (thrown instanceof ModelError)
      throw new RelightError('model-missing', `Cannot use model "${id}": ${thrown.message}`, { cause: thrown });
    throw thrown;
  }
}
