import type { ClipConstants } from '@relight/models/interfaces/image-relighter.js';
import type { LightTrack } from '@relight/models/interfaces/light.js';
import type { Tensor } from '@relight/models/tensor.js';
import { RelightError } from '@relight/proto/relight-error.js';
import { setImmediate as turn } from 'node:timers/promises';
import type { AssembledModel } from '../assemble.js';
import { createContactSheet } from '../layer/contact-sheet.js';
import type { NativeResolution } from '../layer/native-resolution.js';
import { asCoded, codedViewSize, displaySize, upright } from '../layer/orientation.js';
import { createSelfCheck } from '../layer/self-check.js';
import { isZeroEverywhere, strengthAt } from '../light/strength.js';
import type { MediaBackend, VideoFrame } from '../media/media-backend.js';
import { createPlanePool } from '../media/plane-pool.js';
import { relightVideo } from '../pipeline/relight-video.js';
import type { StepReport } from '../pipeline/step-reports.js';
import type { IndexedView } from '../pipeline/windows.js';
import type { RelightRequest } from '../relight-request.js';
import type { FromWorker } from './messages.js';
import type { OpenMask } from './open-mask.js';
import type { OpenSource } from './open-source.js';
import { createPreviews } from './previews.js';
import { startProgress } from './progress.js';
import { readAhead } from './read-ahead.js';
import type { Staging } from './staging.js';
import { startStepProgress } from './step-progress.js';
import type { Stopwatch } from './stopwatch.js';
import { timedRelighter, timedVideo } from './timed-models.js';
import { createWriteBehind } from './write-behind.js';

/** Frames decoded before they are asked for: enough for the decoder to work while the light is computed. */
const DECODED_AHEAD = 2;

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
  /** Hands the planes of both back for later frames. */
  release(): void;
}

/**
 * Pass 2: pulls the range's frames through model and layer into the encoder; holds one window of frames, the few decoded ahead
 * and the one that is being written.
 */
export async function relightFrames(job: {
  readonly request: RelightRequest;
  readonly source: OpenSource;
  /** What a video model keeps while it paints the rest; null to relight everything. */
  readonly mask: OpenMask | null;
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
  // A painted background is not the source's, so there is nothing to hold it against.
  const check = job.mask ? null : createSelfCheck({ light: job.light, rotation: info.rotation });
  const previews = createPreviews(info, job.send);
  const untouched = isZeroEverywhere(request.strength);
  const video = untouched ? null : job.model.video;
  const clip = { frames: source.count, windowSize: job.model.windowSize, paints: job.mask !== null };
  const progress = video ? startStepProgress(video, clip, job.send) : startProgress('relight', source.count, job.send);
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
  const writer = createWriteBehind(encoder);
  const planes = createPlanePool(info.width * info.height);
  let done = 0;
  try {
    for await (const pair of untouched ? sourceItself() : relit()) {
      signal.throwIfAborted();
      await sheet?.add(pair.relit.index, pair.source, pair.relit);
      await previews.offer(pair.relit);
      check?.add(pair.source, pair.relit, strengthAt(request.strength, pair.relit.index));
      await watch.time('encode', () => writer.write(pair.relit, () => pair.release()));
      done += 1;
      if (video === null) progress.advance();
    }
    await watch.time('encode', () => writer.settle());
    if (done !== source.count) throw new RelightError('internal', `Wrote ${done} frames: ${source.count} were wanted`);
    const finish = startProgress('finish', 1, job.send);
    await watch.time('encode', () => encoder.finish());
    finish.advance();
  } catch (thrown) {
    await encoder.abort();
    throw thrown;
  }
  return { frames: done, sheet: (await sheet?.png()) ?? null, warnings: check?.warnings() ?? [] };

  /** What is waited for here is booked on `decode`; the rest of it runs beside other stages. */
  function decoded(): AsyncIterable<VideoFrame> {
    return watch.timeEach('decode', readAhead(source.frames(signal, { planes }), DECODED_AHEAD));
  }

  /** After a denoising step: tells of it, and lets a cancel in. */
  async function onStep({ picture }: StepReport): Promise<void> {
    progress.advance();
    if (picture) await previews.offerView(picture);
    await turn();
  }

  async function* sourceItself(): AsyncGenerator<FramePair> {
    for await (const frame of decoded()) yield { source: frame, relit: frame, release: () => planes.give(frame) };
  }

  async function* relit(): AsyncGenerator<FramePair> {
    const { layer, model } = job;
    const coded = codedViewSize(model.relighter, info);
    const waiting = new Map<number, { readonly frame: VideoFrame; readonly view: Tensor }>();

    async function* views(): AsyncGenerator<IndexedView> {
      for await (const frame of decoded()) {
        const view = watch.timeSync('layer', () => layer.view(frame, coded));
        waiting.set(frame.index, { frame, view });
        await turn();
        yield { index: frame.index, view: upright(view, info.rotation) };
      }
    }
    const shown = displaySize(info);
    const results = relightVideo({
      views: views(),
      relighter: timedRelighter(model.relighter, watch),
      constants: job.constants,
      condition: job.light,
      video: video && timedVideo(video, watch),
      mask: job.mask && job.mask.masks(layer, model.relighter.viewSize(shown.width, shown.height)),
      windowSize: model.windowSize,
      onStep,
      signal,
    });
    for await (const { index, relit: light } of results) {
      const { frame, view } = waiting.get(index)!;
      waiting.delete(index);
      const strength = strengthAt(request.strength, index);
      // Decoder and encoder move on only when the thread is free.
      await turn();
      const into = planes.take();
      const relit = watch.timeSync('layer', () => layer.apply(frame, view, asCoded(light, info.rotation), { strength, into }));
      const release = (): void => {
        planes.give(into);
        planes.give(frame);
      };
      yield { source: frame, relit, release };
    }
  }
}

function captionOf({ light, model }: RelightRequest): string {
  const words = [light.preset, light.prompt === '' ? null : `“${light.prompt}”`].filter((word) => word !== null);
  return `${words.length === 0 ? 'neutral key light' : words.join(', ')} · ${model}`;
}
