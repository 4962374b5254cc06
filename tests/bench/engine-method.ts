import type { AssembledModel } from '@relight/engine/assemble.js';
import { createNativeResolution } from '@relight/engine/layer/native-resolution.js';
import { createLightTrack } from '@relight/engine/light/light-track.js';
import type { VideoFrame } from '@relight/engine/media/media-backend.js';
import type { LightRequest } from '@relight/engine/relight-request.js';
import { relightVideo } from '@relight/engine/pipeline/relight-video.js';
import type { IndexedView } from '@relight/engine/pipeline/windows.js';
import type { ClipConstants, SampledView } from '@relight/models/interfaces/image-relighter.js';
import type { LightTrack } from '@relight/models/interfaces/light.js';
import type { Tensor } from '@relight/models/tensor.js';
import type { BenchSequence } from './bench-sequence.js';
import type { Method } from './method.js';
import { NEUTRAL_LIGHT } from '../fakes/neutral-light.js';
import type { Picture } from './metrics/picture.js';

const SIGNAL = new AbortController().signal;

/** What the worker does between decoder and encoder, on frames from memory: view, pass 1, pass 2, native resolution. */
export async function createEngineMethod(
  id: string,
  label: string,
  model: Pick<AssembledModel, 'relighter' | 'windowSize'>,
  light: LightRequest = NEUTRAL_LIGHT,
): Promise<Method> {
  const layer = await createNativeResolution();
  const { relighter, windowSize } = model;

  const prepare = async (sequence: BenchSequence) => {
    const frames = sequence.input.map(videoFrame);
    const size = relighter.viewSize(frames[0].width, frames[0].height);
    const views = frames.map((frame) => layer.view(frame, size));
    const { track } = await createLightTrack({ light: { ...light, rig: sequence.rig }, frames: frames.length });
    const constants = await relighter.analyse(sampled(views), track, SIGNAL);
    return { frames, views, track, constants };
  };
  const through = (views: readonly Tensor[], constants: ClipConstants, condition: LightTrack, from = 0) =>
    relightVideo({ views: indexed(views, from), relighter, constants, condition, video: null, windowSize, signal: SIGNAL });

  return {
    id,
    label,
    async relight(sequence) {
      const { frames, views, track, constants } = await prepare(sequence);
      const out: Picture[] = [];
      for await (const { index, relit } of through(views, constants, track)) {
        out.push(picture(layer.apply(frames[index], views[index], relit, { strength: 1 })));
      }
      return out;
    },
    async gains(sequence) {
      const { views, track, constants } = await prepare(sequence);
      const collect = async (part: readonly Tensor[], from: number): Promise<readonly Float32Array[]> => {
        const out: Float32Array[] = [];
        for await (const { relit } of through(part, constants, track, from)) if (relit.kind === 'gain') out.push(relit.gain.data);
        return out;
      };
      const run = await collect(views, 0);
      const alone: Float32Array[] = [];
      for (const [f, view] of views.entries()) alone.push(...(await collect([view], f)));
      return { run, alone };
    },
  };
}

// eslint-disable-next-line @typescript-eslint/require-await -- frames from memory, pulled like frames from a file
async function* indexed(views: readonly Tensor[], from: number): AsyncGenerator<IndexedView> {
  for (const [i, view] of views.entries()) yield { index: from + i, view };
}

// eslint-disable-next-line @typescript-eslint/require-await -- as above
async function* sampled(views: readonly Tensor[]): AsyncGenerator<SampledView> {
  for (const [frame, view] of views.entries()) yield { frame, view };
}

function videoFrame({ width, height, data }: Picture, index: number): VideoFrame {
  const plane = (c: number): Uint16Array => Uint16Array.from({ length: width * height }, (_, i) => Math.round(data[3 * i + c] * 65535));
  return { index, time: index / 24, width, height, r: plane(0), g: plane(1), b: plane(2), a: null };
}

function picture({ width, height, r, g, b }: VideoFrame): Picture {
  const data = new Float32Array(width * height * 3);
  for (let i = 0; i < width * height; i++) {
    data[3 * i] = r[i] / 65535;
    data[3 * i + 1] = g[i] / 65535;
    data[3 * i + 2] = b[i] / 65535;
  }
  return { width, height, data };
}
