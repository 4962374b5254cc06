import { createNativeResolution } from '@relight/engine/layer/native-resolution.js';
import { createLightTrack } from '@relight/engine/light/light-track.js';
import type { MediaBackend, VideoFrame } from '@relight/engine/media/media-backend.js';
import { loadSession } from '@relight/models/backends/onnx.js';
import { createFlatGeometry } from '@relight/models/families/lite/flat-geometry.js';
import { createNetworkGeometry } from '@relight/models/families/lite/network.js';
import { pictureOf } from '@relight/models/families/lite/picture.js';
import { createLiteRelighter } from '@relight/models/families/lite/relighter.js';
import { createFarneback } from '@relight/models/flow/farneback.js';
import type { RelitFrames } from '@relight/models/interfaces/image-relighter.js';
import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { startCpuClock } from '../cpu-clock.js';
import { NEUTRAL_LIGHT } from '../../fakes/neutral-light.js';
import { writeFootage } from '../test-footage.js';

const SIGNAL = new AbortController().signal;
export const STAGES = ['decode', 'view', 'network', 'flow', 'shading', 'apply', 'encode'] as const;
/** CPU ms per frame by stage, the best of the rounds. */
export type StageTimes = Readonly<Record<(typeof STAGES)[number], number>>;

/**
 * Times the stages on `frames` of one size. `network` is one forward pass, `flow` one direction at view size, `shading` all
 * else that the relighter does (field steadying, shadows, gain), `apply` the guided filter and the work at native
 * resolution; decode and encode are ProRes 422 HQ in, ProRes 4444 out.
 */
export async function timeStages(
  frames: readonly VideoFrame[],
  options: { readonly media: MediaBackend; readonly weights: string | null; readonly folder: string; readonly rounds: number },
): Promise<StageTimes> {
  const { media, weights } = options;
  const layer = await createNativeResolution();
  const flow = await createFarneback();
  const geometry =
    weights === null ? createFlatGeometry() : createNetworkGeometry(await loadSession(weights, { providers: ['cpu'], threads: 1 }));
  const relighter = await createLiteRelighter({ weights, geometry: weights === null ? 'flat' : 'network', threads: 1 });
  const { track } = await createLightTrack({ light: { ...NEUTRAL_LIGHT, preset: 'right' }, frames: frames.length });
  const size = relighter.viewSize(frames[0].width, frames[0].height);
  const grey = (data: Float32Array) => ({ dims: [size.height, size.width], data });

  const rounds: StageTimes[] = [];
  // The first round warms the compilers up and is not counted.
  for (let round = 0; round <= options.rounds; round++) {
    const clock = (): (() => number) => {
      const stop = startCpuClock();
      return () => stop() / frames.length;
    };
    let stop = clock();
    const views = frames.map((frame) => layer.view(frame, size));
    const view = stop();

    const pictures = views.map((each) => pictureOf(each, 0));
    stop = clock();
    for (const picture of pictures) await geometry.estimate(picture);
    const network = stop();

    stop = clock();
    pictures.forEach((picture, i) => flow.between(grey(picture.grey), grey(pictures[Math.max(0, i - 1)].grey)));
    const flowTime = stop();

    const constants = await relighter.analyse(each(views), track, SIGNAL);
    const run = relighter.begin({ condition: track, constants });
    stop = clock();
    const relit: RelitFrames[] = [];
    for (const [i, one] of views.entries()) relit.push(await run.relight(one, [i], SIGNAL));
    const model = stop();
    run.dispose();

    stop = clock();
    frames.forEach((frame, i) => layer.apply(frame, views[i], relit[i], { strength: 1 }));
    const apply = stop();

    const { decode, encode } = await timeMedia(frames, media, options.folder);
    rounds.push({ decode, view, network, flow: flowTime, shading: Math.max(0, model - network - flowTime), apply, encode });
  }
  await relighter.dispose();
  await geometry.dispose();
  const counted = rounds.slice(1);
  const best = (stage: (typeof STAGES)[number]): number => Math.min(...counted.map((round) => round[stage]));
  return {
    decode: best('decode'),
    view: best('view'),
    network: best('network'),
    flow: best('flow'),
    shading: best('shading'),
    apply: best('apply'),
    encode: best('encode'),
  };
}

async function timeMedia(frames: readonly VideoFrame[], media: MediaBackend, folder: string): Promise<{ decode: number; encode: number }> {
  const source = join(folder, 'source.mov');
  const target = join(folder, 'target.mov');
  await writeFootage(media, frames, { path: source, codec: 'prores422hq', count: frames.length });
  let stop = startCpuClock();
  let count = 0;
  for await (const frame of media.decode(await media.probe(source, SIGNAL), { first: 0, last: frames.length - 1, signal: SIGNAL }))
    count += frame.width > 0 ? 1 : 0;
  const decode = stop() / count;
  stop = startCpuClock();
  await writeFootage(media, frames, { path: target, codec: 'prores4444', count: frames.length });
  const encode = stop() / frames.length;
  await rm(source);
  await rm(target);
  return { decode, encode };
}

// eslint-disable-next-line @typescript-eslint/require-await -- frames from memory, pulled like frames from a file
async function* each<T>(views: readonly T[]): AsyncGenerator<{ readonly frame: number; readonly view: T }> {
  for (const [frame, view] of views.entries()) yield { frame, view };
}
