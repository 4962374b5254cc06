import { access, mkdir, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { AssembledModel } from '@relight/engine/assemble.js';
import { createNativeResolution } from '@relight/engine/layer/native-resolution.js';
import { createLightTrack } from '@relight/engine/light/light-track.js';
import type { MediaBackend } from '@relight/engine/media/media-backend.js';
import { openBackend } from '@relight/engine/media/open-backend.js';
import type { RelightRequest } from '@relight/engine/relight-request.js';
import { analyseClip } from '@relight/engine/worker/analyse-clip.js';
import type { FromWorker } from '@relight/engine/worker/messages.js';
import { openMask } from '@relight/engine/worker/open-mask.js';
import { openSource } from '@relight/engine/worker/open-source.js';
import { relightFrames } from '@relight/engine/worker/relight-frames.js';
import { createStopwatch } from '@relight/engine/worker/stopwatch.js';
import type { FrameView, RelitFrames } from '@relight/models/interfaces/image-relighter.js';

import { fixedGain, linearVae, memorylessScheduler, relighterOf } from '../../fakes/exact-models.js';
import { NEUTRAL_LIGHT } from '../../fakes/neutral-light.js';
import { frameOf } from '../layer/test-frames.js';
import { toCode, toLinear } from '../layer/reference-light.js';
import { family, fusion } from '../pipeline/toy-run.js';

const FRAMES = 10;
const SIZE = { width: 64, height: 48 };
let folder: string;
let media: MediaBackend;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'relight-frames-'));
  media = await openBackend();
  await write('clip.mov', 'prores4444', FRAMES, (x) => 10000 + 500 * x);
  await write('mask', 'png', FRAMES, (x) => (x < 32 ? 65535 : 0));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

async function write(name: string, codec: 'prores4444' | 'png', frames: number, code: (x: number) => number): Promise<void> {
  const fixed = {
    rotation: 0,
    pixelAspect: { num: 1, den: 1 },
    frameRate: { num: 24, den: 1 },
    variableRate: false,
    alpha: false,
  } as const;
  const encoder = await media.encode({ path: join(folder, name), codec, ...SIZE, ...fixed });
  for (let index = 0; index < frames; index++) await encoder.write(frameOf(SIZE.width, SIZE.height, code, index));
  await encoder.finish();
}

interface Told {
  readonly events: readonly FromWorker[];
  readonly seen: readonly FrameView[];
  /** Mean code of each frame's left and right half, in [0, 1]. */
  readonly halves: readonly (readonly [number, number])[];
}

/** Relights the clip with a toy model of six steps in windows of four frames, and reads what was written. */
async function relight(job: {
  readonly name: string;
  readonly relight: (view: FrameView) => RelitFrames;
  readonly result: 'gain' | 'pixels';
  readonly strength?: number;
  readonly paints?: boolean;
  readonly onEvent?: (event: FromWorker) => void;
  readonly signal?: AbortSignal;
}): Promise<Told> {
  const { name, result, strength = 1, paints = false, onEvent, signal = new AbortController().signal } = job;
  const { relighter, log } = relighterOf(job.relight);
  const model: AssembledModel = {
    relighter: {
      ...relighter,
      id: 'toy',
      viewSize: () => ({ width: 16, height: 12 }),
      analyse: () => Promise.resolve({}),
      dispose: () => Promise.resolve(),
    },
    provider: 'cpu',
    weightsSha256: null,
    windowSize: 4,
    video: {
      family: family({ vae: linearVae(), scheduler: memorylessScheduler(), steps: 6 }),
      fusion: fusion({ decay: (index) => (index < 4 ? 1 : 0), detail: 'each' }),
      result,
    },
    warnings: [],
    dispose: () => Promise.resolve(),
  };
  const source = await openSource({ kind: 'media', path: join(folder, 'clip.mov'), first: 0, last: null }, media, signal);
  const mask = paints ? await openMask({ path: join(folder, 'mask'), source, media, signal }) : null;
  const request: RelightRequest = {
    source: { kind: 'media', path: join(folder, 'clip.mov'), first: 0, last: null },
    model: 'light-a-video',
    light: NEUTRAL_LIGHT,
    strength,
    seed: 0,
    diffusion: null,
    modelsFolder: null,
    output: { path: join(folder, `${name}.mov`), codec: 'prores4444', overwrite: false, sheet: null },
  };
  await mkdir(join(folder, name));
  const moviePath = join(folder, name, 'out.mov');
  const events: FromWorker[] = [];
  const light = await createLightTrack({ light: NEUTRAL_LIGHT, frames: source.count });
  const shared = {
    request,
    source,
    mask,
    media,
    layer: await createNativeResolution(),
    model,
    light: light.track,
    watch: createStopwatch(),
    send: (event: FromWorker) => (events.push(event), onEvent?.(event)),
    signal,
  };
  const constants = await analyseClip(shared);
  const made = await relightFrames({
    ...shared,
    constants,
    staging: { moviePath, publish: () => Promise.resolve(), discard: () => Promise.resolve() },
  });
  expect(made.frames).toBe(FRAMES);
  await mask?.close();

  const info = await media.probe(moviePath, signal);
  const halves: (readonly [number, number])[] = [];
  for await (const { g } of media.decode(info, { first: 0, last: FRAMES - 1, signal })) {
    const sums = [0, 0];
    g.forEach((code, at) => (sums[at % 64 < 32 ? 0 : 1] += code / 65535 / (g.length / 2)));
    halves.push([sums[0], sums[1]]);
  }
  return { events, seen: log.views, halves };
}

const progressOf = ({ events }: Told) => events.filter((event) => event.kind === 'progress');

describe('relightFrames() with a video model', () => {
  it('tells of every denoising step of every window, in order and to the end, and of no pass 1 that nobody needs', async () => {
    const told = progressOf(await relight({ name: 'steps', relight: fixedGain(0.5), result: 'gain' }));
    expect(told.filter(({ stage }) => stage === 'analyse')).toEqual([]);
    const steps = told.filter(({ stage }) => stage === 'relight');
    expect([steps[0].done, steps.at(-1)?.done]).toEqual([0, 18]);
    expect(steps.every(({ done, total }, at) => total === 18 && (at === 0 || done > steps[at - 1].done))).toBe(true);
    expect(steps.at(-1)?.etaMs).toBe(0);
    expect(told.at(-1)).toMatchObject({ stage: 'finish', done: 1, total: 1 });
  });

  it('shows the light as it arrives, before any frame is done', async () => {
    const { events } = await relight({ name: 'preview', relight: fixedGain(0.5), result: 'gain' });
    const shown = events.findIndex(({ kind }) => kind === 'preview');
    const preview = events[shown];
    if (preview?.kind !== 'preview') throw new Error('Nothing was shown');
    expect([preview.frame, ...preview.jpeg.subarray(0, 2)]).toEqual([0, 0xff, 0xd8]);
    const before = events
      .slice(0, shown)
      .filter((event) => event.kind === 'progress')
      .at(-1);
    if (before?.kind !== 'progress') throw new Error('No progress was told');
    expect([before.stage, before.done < 6]).toEqual(['relight', true]);
  });

  it.each(['gain', 'pixels'] as const)('writes what the model made, as %s', async (result) => {
    const { halves } = await relight({ name: `as-${result}`, relight: fixedGain(0.5), result });
    expect(halves).toHaveLength(FRAMES);
    const wanted = [0, 32].map((first) => {
      const codes = Array.from({ length: 32 }, (_, x) => toCode(0.5 * toLinear((10000 + 500 * (first + x)) / 65535)));
      return codes.reduce((sum, code) => sum + code / 32, 0);
    });
    for (const half of halves) half.forEach((code, side) => expect(Math.abs(code - wanted[side])).toBeLessThan(0.01));
  });

  it('keeps the foreground that the mask names, and writes what was painted elsewhere', async () => {
    /** Leaves what it sees, and paints nothing: the toy model gives back whatever it is handed. */
    const unchanged = (view: FrameView): RelitFrames => ({ kind: 'pixels', pixels: view });
    const { seen, halves, events } = await relight({ name: 'paint', relight: unchanged, result: 'pixels', paints: true });
    expect(seen[0].dims).toEqual([4, 3, 12, 16]);
    seen[0].data.forEach((value, at) => {
      if (at % 16 >= 8) expect(value).toBe(0.5);
      else expect(value).not.toBe(0.5);
    });
    for (const [left] of halves) expect(Math.abs(left - (10000 + 500 * 15.5) / 65535)).toBeLessThan(0.02);
    // One relight of the foreground and six steps for each of three windows.
    expect(events.filter((event) => event.kind === 'progress' && event.stage === 'relight').at(-1)).toMatchObject({ done: 21, total: 21 });
  });

  it('at strength 0 asks no model, and counts frames', async () => {
    const told = await relight({ name: 'none', relight: fixedGain(0.5), result: 'gain', strength: 0 });
    expect(told.seen).toEqual([]);
    expect(
      progressOf(told)
        .filter(({ stage }) => stage === 'relight')
        .at(-1),
    ).toMatchObject({ done: 10, total: 10 });
  });

  it('is cancelled between two steps, and leaves no movie', async () => {
    const abort = new AbortController();
    let steps = 0;
    const going = relight({
      name: 'cancelled',
      relight: (view) => {
        // As a message of the daemon would: when the event loop turns.
        if (++steps === 2) setImmediate(() => abort.abort());
        return fixedGain(0.5)(view);
      },
      result: 'gain',
      signal: abort.signal,
    });
    await expect(going).rejects.toMatchObject({ name: 'AbortError' });
    expect(steps).toBe(2);
    await expect(access(join(folder, 'cancelled', 'out.mov'))).rejects.toThrow();
  });
});
