import { describe, expect, it } from '@jest/globals';
import { createLiteRelighter } from '@relight/models/families/lite/relighter.js';
import type { FrameView, ImageRelighter, RelitGain, SampledView } from '@relight/models/interfaces/image-relighter.js';
import type { LightCondition, LightTrack } from '@relight/models/interfaces/light.js';
import { tensor } from '@relight/models/tensor.js';
import { lightCondition, lightFrom } from './light-conditions.js';
import { mirrored, scene } from './pictures.js';

const flat = (): Promise<ImageRelighter> => createLiteRelighter({ weights: null, geometry: 'flat', threads: 1 });
const signal = new AbortController().signal;
const always = (condition: LightCondition): LightTrack => ({ at: () => condition });

async function relit(relighter: ImageRelighter, frames: readonly FrameView[], track: LightTrack): Promise<RelitGain[]> {
  const constants = await relighter.analyse(sampled(frames), track, signal);
  const run = relighter.begin({ condition: track, constants });
  const out: RelitGain[] = [];
  for (const [index, view] of frames.entries()) {
    const result = await run.relight(view, [index], signal);
    if (result.kind !== 'gain') throw new Error('gain is wanted');
    out.push(result);
  }
  return out;
}

// eslint-disable-next-line @typescript-eslint/require-await -- the contract asks for an async source
async function* sampled(frames: readonly FrameView[]): AsyncGenerator<SampledView> {
  for (const [frame, view] of frames.entries()) yield { frame, view };
}

describe('createLiteRelighter()', () => {
  it('without weights for the network is an error that says so', async () => {
    await expect(createLiteRelighter({ weights: null, geometry: 'network', threads: 1 })).rejects.toMatchObject({ code: 'missing' });
  });

  it('keeps the clip at the mean luminance of its source, times the exposure asked for', async () => {
    const frames = [scene(64, 64, 0), scene(64, 64, 3)];
    const condition = { ...lightCondition([lightFrom(-0.9, 0.2, 0.4)]), exposure: 0.5, veil: 0 };
    const results = await relit(await flat(), frames, always(condition));
    let before = 0;
    let after = 0;
    for (const [index, { gain }] of results.entries()) {
      const size = 64 * 64;
      for (let at = 0; at < size; at++) {
        for (const [channel, weight] of [0.2126, 0.7152, 0.0722].entries()) {
          const linear = decode(frames[index].data[at + channel * size]);
          before += weight * linear;
          after += weight * linear * gain.data[at + channel * size];
        }
      }
    }
    expect(after / before / 0.5).toBeGreaterThan(0.97);
    expect(after / before / 0.5).toBeLessThan(1.03);
  });

  it('of the mirrored picture under the mirrored light is the mirrored gain', async () => {
    const view = scene(64, 64, 0);
    const [left] = await relit(await flat(), [view], always(lightCondition([lightFrom(-0.8, 0.3, 0.4, 0.3, [2, 1.5, 1])])));
    const [right] = await relit(await flat(), [mirrored(view)], always(lightCondition([lightFrom(0.8, 0.3, 0.4, 0.3, [2, 1.5, 1])])));
    expect(furthest(mirrored(left.gain).data, right.gain.data)).toBeLessThan(1e-3);
    expect(furthest(mirrored(left.offset).data, right.offset.data)).toBeLessThan(1e-5);
  });

  it('is brighter on the light’s side', async () => {
    const [{ gain }] = await relit(await flat(), [scene(64, 64, 0)], always(lightCondition([lightFrom(-0.9, 0.1, 0.4)])));
    expect(columnMean(gain.data, 64, 3)).toBeGreaterThan(2 * columnMean(gain.data, 64, 60));
  });

  it('under a moving light over a still clip gives each frame what that frame’s light alone gives', async () => {
    const relighter = await flat();
    const view = scene(64, 64, 0);
    const moving: LightTrack = { at: (frame) => lightCondition([lightFrom(Math.cos(frame), 0.3, Math.sin(frame))]) };
    const frames = [view, view, view, view];
    const constants = await relighter.analyse(sampled(frames), moving, signal);
    const run = relighter.begin({ condition: moving, constants });
    for (const [index, frame] of frames.entries()) {
      const alone = relighter.begin({ condition: always(moving.at(index)), constants });
      const expected = await alone.relight(frame, [0], signal);
      const actual = await run.relight(frame, [index], signal);
      if (expected.kind !== 'gain' || actual.kind !== 'gain') throw new Error('gain is wanted');
      expect(furthest(actual.gain.data, expected.gain.data)).toBe(0);
    }
  });

  it('gives the same gains frame by frame and in one call', async () => {
    const relighter = await flat();
    const frames = [scene(64, 64, 0), scene(64, 64, 1), scene(64, 64, 2)];
    const track = always(lightCondition([lightFrom(0.5, 0.5, 0.5)]));
    const single = await relit(relighter, frames, track);
    const together = tensor([3, 3, 64, 64]);
    frames.forEach((frame, index) => together.data.set(frame.data, index * frame.data.length));
    const run = relighter.begin({ condition: track, constants: await relighter.analyse(sampled(frames), track, signal) });
    const result = await run.relight(together, [0, 1, 2], signal);
    if (result.kind !== 'gain') throw new Error('gain is wanted');
    const apart = tensor([3, 3, 64, 64]);
    single.forEach(({ gain }, index) => apart.data.set(gain.data, index * gain.data.length));
    expect(result.gain.data).toEqual(apart.data);
  });

  it.each([
    ['black', 0],
    ['white', 1],
    ['beyond white', 7],
    ['NaN', Number.NaN],
  ])('stays finite and positive for a %s picture, and for no light at all', async (_, value) => {
    const view = tensor([1, 3, 64, 64], new Float32Array(3 * 64 * 64).fill(value));
    const dark: LightCondition = { ...lightCondition([]), ambient: [0, 0, 0] };
    const gobo = { kind: 'dappled', amount: 1, scale: 1, phase: 0.3 } as const;
    const full: LightCondition = { ...lightCondition([lightFrom(0, 0, 1), lightFrom(0.7, -0.7, 0)]), gobo };
    for (const condition of [dark, full]) {
      for (const { gain, offset, pattern } of await relit(await flat(), [view, view], always(condition))) {
        expect(gain.data.every((factor) => factor > 0.0399 && factor <= 5)).toBe(true);
        expect(offset.data.every((light) => light >= 0 && light < 1)).toBe(true);
        expect(pattern?.data.every((factor) => factor > 0 && factor <= 1) ?? true).toBe(true);
      }
    }
  });

  it('gives a pattern of about 256 x 256 pixels of area when any frame has a gobo, and none otherwise', async () => {
    const gobo = { kind: 'blinds', amount: 1, scale: 1, phase: 0 } as const;
    const condition = lightCondition([lightFrom(-0.6, 0.4, 0.6)]);
    const view = scene(128, 128, 0);
    const [plain] = await relit(await flat(), [view], always(condition));
    const [striped] = await relit(await flat(), [view], always({ ...condition, gobo }));
    expect(plain.pattern).toBeNull();
    expect(striped.pattern?.dims).toEqual([1, 3, 256, 256]);
    expect(striped.gain.data).toEqual(plain.gain.data);
  });

  it('refuses constants that are not what analyse() gives, by name', async () => {
    const relighter = await flat();
    const condition = always(lightCondition([]));
    const constants = await relighter.analyse(sampled([scene(64, 64, 0)]), condition, signal);
    expect(JSON.parse(JSON.stringify(constants))).toEqual(constants);
    expect(() => relighter.begin({ condition, constants: { ...constants, exposure: 0 } })).toThrow(/"exposure" is 0/);
    expect(() => relighter.begin({ condition, constants: { ...constants, cast: [1, 2] } })).toThrow(/"cast"/);
  });

  it('stops between frames when told to', async () => {
    const relighter = await flat();
    const track = always(lightCondition([lightFrom(0, 0, 1)]));
    const constants = await relighter.analyse(sampled([scene(64, 64, 0)]), track, signal);
    const stopped = AbortSignal.abort();
    await expect(relighter.begin({ condition: track, constants }).relight(scene(64, 64, 0), [0], stopped)).rejects.toThrow();
    await expect(relighter.analyse(sampled([scene(64, 64, 0)]), track, stopped)).rejects.toThrow();
  });
});

function decode(value: number): number {
  return value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;
}

function furthest(a: Float32Array, b: Float32Array): number {
  return a.reduce((most, value, at) => Math.max(most, Math.abs(value - b[at])), 0);
}

function columnMean(data: Float32Array, width: number, x: number): number {
  let sum = 0;
  for (let at = x; at < data.length; at += width) sum += data[at];
  return (sum * width) / data.length;
}
