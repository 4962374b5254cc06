import type { ClipConstants } from '@relight/models/interfaces/image-relighter.js';
import type { AssembledModel } from '../assemble.js';
import type { Recipe } from '../layer/recipe.js';
import type { ResolvedLight } from '../light/light-track.js';
import type { MediaBackend } from '../media/media-backend.js';
import type { RelightRequest } from '../relight-request.js';
import type { JobResult } from './messages.js';
import type { OpenSource } from './open-source.js';
import type { MadeFrames } from './relight-frames.js';
import { recipePath } from './staging.js';
import type { Stopwatch } from './stopwatch.js';

/** Version of what decides pixels; raised whenever the same recipe would give other pixels. */
const ENGINE_VERSION = '0.1.0';

/** What the client is told, and what is remembered beside the result. */
export function describeResult(job: {
  readonly request: RelightRequest;
  readonly source: OpenSource;
  readonly media: MediaBackend;
  readonly model: AssembledModel;
  readonly light: ResolvedLight;
  readonly constants: ClipConstants;
  readonly made: MadeFrames;
  readonly watch: Stopwatch;
}): { readonly result: JobResult; readonly recipe: Recipe } {
  const { request, source, model, light } = job;
  const { info } = source;
  const result: JobResult = {
    out: request.output.path,
    sheet: request.output.sheet,
    recipe: recipePath(request.output.path),
    frames: job.made.frames,
    width: info.width,
    height: info.height,
    frameRate: info.frameRate,
    variableRate: info.timestamps !== null,
    model: request.model,
    provider: model.provider,
    timings: job.watch.readings(),
    warnings: [...light.warnings, ...model.warnings, ...job.made.warnings],
  };
  const recipe: Recipe = {
    format: 'relight.recipe.v1',
    engine: { version: ENGINE_VERSION, media: job.media.id },
    model: { id: request.model, provider: model.provider, weightsSha256: model.weightsSha256 },
    source: {
      kind: request.source.kind,
      path: source.path,
      first: source.first,
      last: source.last,
      width: info.width,
      height: info.height,
      frameRate: info.frameRate,
      colour: info.colour,
    },
    light: request.light,
    strength: request.strength,
    seed: request.seed,
    diffusion: request.diffusion,
    codec: request.output.codec,
    constants: job.constants,
    understood: light.understood,
  };
  return { result, recipe };
}
