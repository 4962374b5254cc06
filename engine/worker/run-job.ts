import { assembleModel, refusal } from '../assemble.js';
import { createNativeResolution } from '../layer/native-resolution.js';
import { recipeText } from '../layer/recipe.js';
import { createLightTrack } from '../light/light-track.js';
import { openBackend } from '../media/open-backend.js';
import { analyseClip } from './analyse-clip.js';
import { describeResult } from './describe-result.js';
import type { FromWorker, JobResult, ToWorker } from './messages.js';
import { openMask } from './open-mask.js';
import { openSource } from './open-source.js';
import { relightFrames } from './relight-frames.js';
import { createStaging } from './staging.js';
import { createStopwatch } from './stopwatch.js';

/** Runs one job from source to published result. Throws RelightError; nothing half-written stays behind. */
export async function runJob(
  { jobId, request }: Pick<Extract<ToWorker, { kind: 'run' }>, 'jobId' | 'request'>,
  send: (event: FromWorker) => void,
  signal: AbortSignal,
): Promise<JobResult> {
  const watch = createStopwatch();

  // 1. Source and destination: what cannot work fails before anything costs time.
  const media = await openBackend();
  const source = await watch.time('probe', () => openSource(request.source, media, signal));
  const maskPath = request.diffusion?.mask ?? null;
  const mask = maskPath === null ? null : await watch.time('probe', () => openMask({ path: maskPath, source, media, signal }));
  const staging = await createStaging(request.output, jobId, source.path);
  try {
    // 2. The light of every frame, and the model.
    const { num, den } = source.info.frameRate;
    const light = await createLightTrack({ light: request.light, frames: source.count, framesPerSecond: num / den });
    const layer = await createNativeResolution();
    const model = await watch.time('load', () => assembleModel(request, signal));
    try {
      // 3. Pass 1: the clip's constants, the same for preview and final.
      const constants = await analyseClip({ request, source, layer, model, light: light.track, watch, send, signal });

      // 4. Pass 2: frames through model and layer into the staged movie.
      const made = await relightFrames({
        request,
        source,
        mask,
        media,
        layer,
        model,
        light: light.track,
        constants,
        staging,
        watch,
        send,
        signal,
      });

      // 5. Movie, recipe and sheet appear together.
      const { result, recipe } = describeResult({ request, source, media, model, light, constants, made, watch });
      await staging.publish(recipeText(recipe), made.sheet);
      return result;
    } catch (thrown) {
      // A tensor may turn out to be broken only when a graph of the clip's size is built.
      throw refusal(request.model, thrown);
    } finally {
      await model.dispose();
    }
  } finally {
    await mask?.close();
    await staging.discard();
  }
}
