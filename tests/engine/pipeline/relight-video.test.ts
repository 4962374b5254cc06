import { describe, expect, it } from '@jest/globals';
import { gainOfPixels } from '@relight/engine/pipeline/gain-of-pixels.js';
import { DECAYS } from '@relight/engine/pipeline/fusion-weight.js';
import { relightVideo, type RelightVideoOptions } from '@relight/engine/pipeline/relight-video.js';
import type { RelitFrame } from '@relight/engine/pipeline/single-frames.js';
import { seededNoise } from '@relight/models/noise.js';
import { createEulerAncestral } from '@relight/models/schedulers/euler-ancestral.js';
import { tensor, type Tensor } from '@relight/models/tensor.js';
import type { IndexedView } from '@relight/engine/pipeline/windows.js';
import { fixedGain, linearVae, relighterOf, repainted, sampleDenoiser, smoothed } from '../../fakes/exact-models.js';

const DIMS = [1, 3, 2, 2];

function frame(index: number): IndexedView {
  return {
    index,
    view: tensor(
      DIMS,
      Float32Array.from({ length: 12 }, (_, i) => (index + i / 16) / 32),
    ),
  };
}

/** A clip that counts the frames taken from it. */
function clip(frames: number): {
  readonly views: AsyncIterable<IndexedView>;
  readonly taken: () => number;
  readonly closed: () => boolean;
} {
  let taken = 0;
  let closed = false;
  async function* views(): AsyncGenerator<IndexedView> {
    try {
      for (let index = 0; index < frames; index++) {
        taken++;
        yield await Promise.resolve(frame(index));
      }
    } finally {
      closed = true;
    }
  }
  return { views: views(), taken: () => taken, closed: () => closed };
}

function options(parts: Partial<RelightVideoOptions>): RelightVideoOptions {
  return {
    views: clip(7).views,
    relighter: relighterOf(fixedGain(2)).relighter,
    constants: {},
    condition: {
      at: (): never => {
        throw new Error('These relighters ask for no light');
      },
    },
    video: null,
    windowSize: 3,
    signal: new AbortController().signal,
    ...parts,
  };
}

/** A video model of three steps, two of them fused. Every call of it or of the relighter goes through `onCall`. */
function watched(onCall: () => void): Pick<RelightVideoOptions, 'video'> {
  const vae = linearVae(2, -1);
  const denoiser = sampleDenoiser(smoothed);
  return {
    video: {
      family: {
        denoiser: { predict: (...input) => (onCall(), denoiser.predict(...input)) },
        vae: { ...vae, encode: (...input) => (onCall(), vae.encode(...input)), decode: (...input) => (onCall(), vae.decode(...input)) },
        framesPerVaeCall: 2,
        scheduler: createEulerAncestral({ prediction: 'sample' }),
        conditioning: { prompt: '', negativePrompt: '', guidanceScale: 1 },
        initial: 'mean',
        steps: 3,
        denoiseStrength: 0.5,
        noise: (first) => seededNoise(9, first),
      },
      fusion: { domain: 'pixels', decay: DECAYS.linear, cutOff: 0.15, every: 1, detail: 'first', detailDecay: DECAYS.linear },
      result: 'pixels',
    },
  };
}

const unwatched = (): void => undefined;

async function all(frames: AsyncIterable<RelitFrame>): Promise<RelitFrame[]> {
  const seen: RelitFrame[] = [];
  for await (const relit of frames) seen.push(relit);
  return seen;
}

function pixelsOf({ relit }: RelitFrame): Tensor {
  if (relit.kind !== 'pixels') throw new Error('A video model gives pixels');
  return relit.pixels;
}

describe.each([
  ['the relighter alone', { video: null }],
  ['a video model', watched(unwatched)],
])('relightVideo() with %s', (_, video) => {
  it.each([1, 3, 7, 100])('gives every frame once, in order, by windows of %d', async (windowSize) => {
    const { relighter, log } = relighterOf((view) => ({ kind: 'pixels', pixels: view }));
    const frames = await all(relightVideo(options({ ...video, relighter, windowSize })));
    expect(frames.map(({ index }) => index)).toEqual([0, 1, 2, 3, 4, 5, 6]);
    for (const relit of frames) expect(pixelsOf(relit).dims).toEqual(DIMS);
    expect(log.disposed).toBe(1);
  });

  it('holds one window of frames, whatever the clip is long', async () => {
    const { views, taken } = clip(40);
    const { relighter } = relighterOf((view) => ({ kind: 'pixels', pixels: view }));
    let given = 0;
    let most = 0;
    for await (const { index } of relightVideo(options({ ...video, relighter, views, windowSize: 4 }))) {
      most = Math.max(most, taken() - given);
      expect(index).toBe(given++);
    }
    expect(given).toBe(40);
    expect(most).toBeLessThanOrEqual(4);
  });

  it('ends the run and the source when the reader leaves early', async () => {
    const { views, closed } = clip(40);
    const { relighter, log } = relighterOf((view) => ({ kind: 'pixels', pixels: view }));
    const frames = relightVideo(options({ ...video, relighter, views }));
    await frames.next();
    await frames.return(undefined);
    expect([log.disposed, closed()]).toEqual([1, true]);
  });

  it('passes an error of the relighter on, and ends the run', async () => {
    const { relighter, log } = relighterOf(() => {
      throw new Error('No light');
    });
    await expect(all(relightVideo(options({ ...video, relighter })))).rejects.toThrow('No light');
    expect(log.disposed).toBe(1);
  });

  it('gives nothing for no frames', async () => {
    expect(await all(relightVideo(options({ ...video, views: clip(0).views })))).toEqual([]);
  });

  it('rejects with an AbortError before it begins a run, if aborted already', async () => {
    const { relighter, log } = relighterOf(fixedGain(2));
    await expect(all(relightVideo(options({ ...video, relighter, signal: AbortSignal.abort() })))).rejects.toMatchObject({
      name: 'AbortError',
    });
    expect(log.disposed).toBe(0);
  });

  it('rejects with an AbortError between two frames', async () => {
    const abort = new AbortController();
    const { relighter, log } = relighterOf((view) => ({ kind: 'pixels', pixels: view }));
    const frames = relightVideo(options({ ...video, relighter, signal: abort.signal }));
    await frames.next();
    abort.abort();
    await expect(frames.next()).rejects.toMatchObject({ name: 'AbortError' });
    expect(log.disposed).toBe(1);
  });
});

describe('relightVideo()', () => {
  it('refuses a relighter that loses a frame', async () => {
    const { relighter, log } = relighterOf((view) => ({ kind: 'pixels', pixels: tensor([2, ...view.dims.slice(1)]) }));
    await expect(all(relightVideo(options({ relighter })))).rejects.toThrow(RangeError);
    expect(log.disposed).toBe(1);
  });

  it('without a video model hands on what the relighter gives, window by window, cut into frames', async () => {
    const { relighter, log } = relighterOf((view, indices) => ({
      kind: 'gain',
      gain: view,
      offset: tensor(view.dims),
      pattern: tensor([indices.length, 3, 1, 1], Float32Array.from(indices.flatMap((index) => [index, index, index]))),
    }));
    const frames = await all(relightVideo(options({ relighter })));
    expect(log.indices).toEqual([[0, 1, 2], [3, 4, 5], [6]]);
    for (const { index, relit } of frames) {
      if (relit.kind !== 'gain') throw new Error('The relighter gave a gain');
      expect(relit.gain).toEqual(frame(index).view);
      expect(relit.offset.dims).toEqual(DIMS);
      expect(relit.pattern).toEqual(tensor([1, 3, 1, 1], Float32Array.of(index, index, index)));
    }
  });

  it('gives the video model’s pictures as gain on the source if told so', async () => {
    const { video } = watched(unwatched);
    const relighter = (): RelightVideoOptions['relighter'] => relighterOf(repainted([1, 1.2, 0.9])).relighter;
    const [pixels, gains] = await Promise.all(
      (['pixels', 'gain'] as const).map((result) => all(relightVideo(options({ video: { ...video!, result }, relighter: relighter() })))),
    );
    gains.forEach(({ relit }, index) => {
      const wanted = gainOfPixels(pixelsOf(pixels[index]), frame(index).view);
      if (relit.kind !== 'gain') throw new Error('A gain was asked for');
      relit.gain.data.forEach((value, at) => expect(value).toBeCloseTo(wanted.gain.data[at], 6));
      relit.offset.data.forEach((value, at) => expect(value).toBeCloseTo(wanted.offset.data[at], 6));
    });
  });

  it('asks for the mask of each window’s frames, and paints round them', async () => {
    const asked: (readonly number[])[] = [];
    const mask = (indices: readonly number[]): Promise<Tensor> => {
      asked.push(indices);
      return Promise.resolve(tensor([indices.length, 1, 2, 2]));
    };
    const { relighter, log } = relighterOf((view) => ({ kind: 'pixels', pixels: view }));
    const painted = await all(relightVideo(options({ ...watched(unwatched), relighter, mask })));
    expect(asked).toEqual([[0, 1, 2], [3, 4, 5], [6]]);
    // With a black mask there is no foreground to relight: grey.
    expect(log.views[0].data.every((value) => value === 0.5)).toBe(true);
    expect(painted).toHaveLength(7);
  });

  it('reports every step of every window', async () => {
    const reports: string[] = [];
    const onStep: RelightVideoOptions['onStep'] = ({ done, total, picture }) =>
      void reports.push(`${picture?.index ?? '-'} ${done}/${total}`);
    await all(relightVideo(options({ ...watched(unwatched), onStep })));
    expect(reports).toEqual(['0 1/3', '0 2/3', '- 3/3', '3 1/3', '3 2/3', '- 3/3', '6 1/3', '6 2/3', '- 3/3']);
  });

  it('gives the same frames for the same seed; a window does not depend on those before it', async () => {
    const relit = async (frames: AsyncIterable<IndexedView>): Promise<RelitFrame[]> =>
      all(relightVideo(options({ ...watched(unwatched), relighter: relighterOf(repainted([1, 1.2, 0.9])).relighter, views: frames })));
    const [first, again, later] = [await relit(clip(6).views), await relit(clip(6).views), await relit(lastOf(clip(6).views, 3))];
    expect(again).toEqual(first);
    expect(later).toEqual(first.slice(3));
  });

  it.each([
    ['relighting', null],
    ['painting', (indices: readonly number[]) => Promise.resolve(tensor([indices.length, 1, 2, 2]))],
  ])('aborted inside any call of any model while %s rejects with an AbortError, calls nothing more and ends the run', async (_, mask) => {
    let calls = 0;
    const count = async (): Promise<void> => {
      const relighter = relighterOf((view) => (calls++, fixedGain(2)(view))).relighter;
      await all(relightVideo(options({ ...watched(() => calls++), relighter, mask })));
    };
    await count();
    const total = calls;
    expect(total).toBeGreaterThan(30);

    for (let last = 1; last <= total; last++) {
      const abort = new AbortController();
      let made = 0;
      const onCall = (): void => {
        if (++made === last) abort.abort();
      };
      const { relighter, log } = relighterOf((view) => {
        onCall();
        return fixedGain(2)(view);
      });
      await expect(all(relightVideo(options({ ...watched(onCall), relighter, mask, signal: abort.signal })))).rejects.toMatchObject({
        name: 'AbortError',
      });
      expect([made, log.disposed]).toEqual([last, 1]);
    }
  });
});

async function* lastOf(views: AsyncIterable<IndexedView>, first: number): AsyncGenerator<IndexedView> {
  for await (const view of views) if (view.index >= first) yield view;
}
