import type { ClipConstants, SampledView } from '@relight/models/interfaces/image-relighter.js';
import type { LightTrack } from '@relight/models/interfaces/light.js';
import type { AssembledModel } from '../assemble.js';
import type { NativeResolution } from '../layer/native-resolution.js';
import { codedViewSize, upright } from '../layer/orientation.js';
import { isZeroEverywhere } from '../light/strength.js';
import { createPlanePool } from '../media/plane-pool.js';
import type { RelightRequest } from '../relight-request.js';
import { evenlySpaced } from './evenly-spaced.js';
import type { FromWorker } from './messages.js';
import type { OpenSource } from './open-source.js';
import { startProgress } from './progress.js';
import type { Stopwatch } from './stopwatch.js';

/** Frames that pass 1 looks at, at most; 64 move the exposure by less than a thousandth from there. */
const ANALYSED_FRAMES = 24;

/**
 * Pass 1: hands evenly spaced frames to the model for the clip's constants; none are needed when the result is the source.
 * The stage begins with the first frame that the model asks for: one that wants no constants asks for none, and there is no pass 1.
 */
export async function analyseClip(job: {
  readonly request: RelightRequest;
  readonly source: OpenSource;
  readonly layer: NativeResolution;
  readonly model: AssembledModel;
  readonly light: LightTrack;
  readonly watch: Stopwatch;
  readonly send: (event: FromWorker) => void;
  readonly signal: AbortSignal;
}): Promise<ClipConstants> {
  const { source, layer, model, signal } = job;
  if (isZeroEverywhere(job.request.strength)) return {};
  const indices = evenlySpaced(source.count, ANALYSED_FRAMES);
  const coded = codedViewSize(model.relighter, source.info);

  async function* views(): AsyncGenerator<SampledView> {
    const progress = startProgress('analyse', indices.length, job.send);
    const planes = createPlanePool(source.info.width * source.info.height);
    for await (const frame of source.frames(signal, { only: indices, planes })) {
      const view = layer.view(frame, coded);
      planes.give(frame);
      yield { frame: frame.index, view: upright(view, source.info.rotation) };
      progress.advance();
    }
  }
  return job.watch.time('analyse', () => model.relighter.analyse(views(), job.light, signal));
}
