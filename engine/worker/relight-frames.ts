import type { ClipConstants, ImageRelighter } from '@relight/models/interfaces/image-relighter.js';
import type { LightTrack } from '@relight/models/interfaces/light.js';
import type { Tensor } from '@relight/models/tensor.js';
import { RelightError } from '@relight/proto/relight-error.js';
import type { AssembledModel } from '../assemble.js';
import { createContactSheet } from '../layer/contact-sheet.js';
import type { NativeResolution } from '../layer/native-resolution.js';
import { asCoded, displaySize, upright } from '../layer/orientation.js';
import { createSelfCheck } from '../layer/self-check.js';
import { isZeroEverywhere, strengthAt } from '../light/strength.js';
import type { MediaBackend, VideoFrame } from '../media/media-backend.js';
import { relightVideo } from '../pipeline/relight-video.js';
import type { IndexedView } from '../pipeline/windows.js';
import type { RelightRequest } from '../relight-request.js';
import type { FromWorker } from './messages.js';
import type { OpenSource } from './open-source.js';
import { startProgress } from './progress.js';
import type { Staging } from './staging.js';
import type { Stopwatch } from './stopwatch.js';

/** What pass 2 leaves behind besides the staged movie. */
export interface MadeFrames {
  readonly frames: number;
  readonly sheet: Uint8Array | null;
  readonly warnings: readonly string[];
}

/** A source frame on its way, and its relit twin. */
interface FramePair {
  readonly source: VideoFrame;
  readonly relit: VideoFrame;
}

/** Pass 2: pulls the range's frames through model and layer into the encoder; holds one window of frames. */
export async function relightFrames(job: {
  readonly request: RelightRequest;
  readonly source: OpenSource;
  readonly media: MediaBackend;
  readonly layer: NativeResolution;
  readonly model: AssembledModel;
  readonly light: LightTrack;
  readonly constants: ClipConstants;
  readonly staging: Staging;
  readonly watch: Stopwatch;
  readonly send: (event: FromWorker) => void;
  readonly signal: AbortSignal;
}): Promise<MadeFrames> {
  const { request, source, watch, signal } = job;
  const { info } = source;
  const { codec } = request.output;
  const sheet =
    request.output.sheet === null
      ? null
      : createContactSheet({ clip: source.name, frames: source.count, first: source.first, caption: captionOf(request), info });
  const check = createSelfCheck({ light: job.light, rotation: info.rotation });
  const progress = startProgress('relight', source.count, job.send);
  const encoder = await watch.time('encode', () =>
    job.media.encode({
      path: job.staging.moviePath,
      codec,
      width: info.width,
      height: info.height,
      rotation: info.rotation,
      pixelAspect: info.pixelAspect,
      frameRate: info.frameRate,
      variableRate: info.timestamps !== null,
      alpha: info.hasAlpha && codec !== 'h264' && codec !== 'prores422hq',
    }),
  );
  let done = 0;
  try {
    for await (const pair of isZeroEverywhere(request.strength) ? untouched() : relit()) {
      signal.throwIfAborted();
      await watch.time('encode', () => encoder.write(pair.relit));
      await sheet?.add(pair.relit.index, pair.source, pair.relit);
      check.add(pair.source, pair.relit, strengthAt(request.strength, pair.relit.index));
      done += 1;
      progress.advance();
    }
    if (done !== source.count) throw new RelightError('internal', `Wrote ${done} frames: ${source.count} were wanted`);
    const finish = startProgress('finish', 1, job.send);
    await watch.time('encode', () => encoder.finish());
    finish.advance();
  } catch (thrown) {
    await encoder.abort();
    throw thrown;
  }
  return { frames: done, sheet: (await sheet?.png()) ?? null, warnings: check.warnings() };

  async function* untouched(): AsyncGenerator<FramePair> {
    for await (const frame of watch.timeEach('decode', source.frames(signal))) yield { source: frame, relit: frame };
  }

  async function* relit(): AsyncGenerator<FramePair> {
    const { layer, model } = job;
    const shown = displaySize(info);
    const seen = model.relighter.viewSize(shown.width, shown.height);
    const coded = info.rotation % 180 === 0 ? seen : { width: seen.height, height: seen.width };
    const waiting = new Map<number, { readonly frame: VideoFrame; readonly view: Tensor }>();

    async function* views(): AsyncGenerator<IndexedView> {
      for await (const frame of watch.timeEach('decode', source.frames(signal))) {
        const view = watch.timeSync('layer', () => layer.view(frame, coded));
        waiting.set(frame.index, { frame, view });
        yield { index: frame.index, view: upright(view, info.rotation) };
      }
    }
    const results = relightVideo({
      views: views(),
      relighter: timed(model.relighter, watch),
      constants: job.constants,
      condition: job.light,
      video: null,
      windowSize: model.windowSize,
      signal,
    });
    for await (const { index, relit: light } of results) {
      const { frame, view } = waiting.get(index)!;
      waiting.delete(index);
      const strength = strengthAt(request.strength, index);
      const out = watch.timeSync('layer', () => layer.apply(frame, view, asCoded(light, info.rotation), { strength }));
      yield { source: frame, relit: out };
    }
  }
}

function timed(relighter: ImageRelighter, watch: Stopwatch): Pick<ImageRelighter, 'begin'> {
  return {
    begin(options) {
      const run = relighter.begin(options);
      return {
        relight: (view, indices, signal) => watch.time('model', () => run.relight(view, indices, signal)),
        dispose: () => run.dispose(),
      };
    },
  };
}

function captionOf({ light, model }: RelightRequest): string {
  const words = [light.preset, light.prompt === '' ? null : `“${light.prompt}”`].filter((word) => word !== null);
  return `${words.length === 0 ? 'neutral key light' : words.join(', ')} · ${model}`;
}
