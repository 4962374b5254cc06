import { loadLightAVideo } from '@relight/models/families/light-a-video.js';
import { seededNoise } from '@relight/models/noise.js';
import { resolveModelFiles } from '@relight/models/weights/model-files.js';
import { RelightError } from '@relight/proto/relight-error.js';
import { availableParallelism } from 'node:os';
import type { AssembledModel, ModelRequest } from './assembled-model.js';
import { conditioningOf, fusionSettings, modelSettings } from './diffusion-settings.js';
import { executionProviders } from './execution-providers.js';
import { modelsFolder } from './models-folder.js';

/** Light-A-Video over the published weights, as the request wants it. Throws ModelError. */
export async function assembleLightAVideo({ seed, diffusion, ...request }: ModelRequest, signal: AbortSignal): Promise<AssembledModel> {
  if (diffusion === null) throw new RelightError('internal', 'Cannot assemble "light-a-video": its settings are missing');
  const { video, ...model } = await loadLightAVideo({
    folder: modelsFolder(request.modelsFolder),
    settings: modelSettings(diffusion),
    // Two streams for each window, so that none depends on those before it: even ones here, odd ones below.
    noise: (first) => seededNoise(seed, 2 * first),
    providers: executionProviders(),
    threads: availableParallelism(),
    signal,
  });
  const family = {
    ...video,
    conditioning: conditioningOf(diffusion),
    initial: 'sample',
    steps: diffusion.steps,
    denoiseStrength: diffusion.denoiseStrength,
    noise: (first: number) => seededNoise(seed, 2 * first + 1),
  } as const;
  return {
    ...model,
    windowSize: diffusion.windowFrames,
    video: { family, fusion: fusionSettings(diffusion), result: diffusion.result },
  };
}

/** Whether its weights are in the folder, without a look at gigabytes. Throws ModelError for the first file that is missing. */
export async function findLightAVideo(folder: string | null): Promise<void> {
  await resolveModelFiles(modelsFolder(folder), 'light-a-video');
}
