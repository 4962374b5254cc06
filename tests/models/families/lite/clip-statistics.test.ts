import { describe, expect, it } from '@jest/globals';
import { createClipStatistics } from '@relight/models/families/lite/clip-statistics.js';
import { createFields, type Fields } from '@relight/models/families/lite/fields.js';
import { pictureOf } from '@relight/models/families/lite/picture.js';
import { tensor } from '@relight/models/tensor.js';
import { lightCondition } from './light-conditions.js';

const extent = { width: 64, height: 64 };

function wall(logShading: readonly number[]): Fields {
  const fields = createFields(extent);
  fields.normal.fill(1, 2 * 64 * 64);
  logShading.forEach((value, channel) => fields.logShading.fill(value, channel * 64 * 64, (channel + 1) * 64 * 64));
  return fields;
}

function plain(red: number, green: number, blue: number): ReturnType<typeof pictureOf> {
  const view = tensor([1, 3, 64, 64]);
  [red, green, blue].forEach((value, channel) => view.data.fill(value, channel * 64 * 64, (channel + 1) * 64 * 64));
  return pictureOf(view, 0);
}

const even = { ...lightCondition([]), ambient: [1 / 1.1, 1 / 1.1, 1 / 1.1] } as const;

describe('createClipStatistics()', () => {
  it('of a grey picture under unchanged light finds exposure 1 and no cast', () => {
    const statistics = createClipStatistics();
    statistics.add(plain(0.5, 0.5, 0.5), wall([0.4, 0.4, 0.4]), even);
    const { exposure, cast, medianLogShading } = statistics.finish();
    expect(exposure).toBeCloseTo(1, 2);
    cast.forEach((value) => expect(value).toBeCloseTo(0, 5));
    medianLogShading.forEach((value) => expect(value).toBeCloseTo(0.4, 1));
  });

  it('makes up for a light of another strength', () => {
    const statistics = createClipStatistics();
    statistics.add(plain(0.5, 0.5, 0.5), wall([0, 0, 0]), { ...even, ambient: [4, 4, 4] });
    expect(statistics.finish().exposure).toBeCloseTo(1 / 4.4, 2);
  });

  it('takes the exposure over all samples, not of each', () => {
    const statistics = createClipStatistics();
    statistics.add(plain(0.5, 0.5, 0.5), wall([0, 0, 0]), { ...even, ambient: [1 / 1.1, 1 / 1.1, 1 / 1.1] });
    statistics.add(plain(0.5, 0.5, 0.5), wall([0, 0, 0]), { ...even, ambient: [3 / 1.1, 3 / 1.1, 3 / 1.1] });
    expect(statistics.finish().exposure).toBeCloseTo(0.5, 2);
  });

  it('finds the cast of a warm clip: red above, blue below its luminance', () => {
    const statistics = createClipStatistics();
    statistics.add(plain(0.7, 0.5, 0.3), wall([0, 0, 0]), even);
    const [red, green, blue] = statistics.finish().cast;
    expect(red).toBeGreaterThan(green);
    expect(green).toBeGreaterThan(blue);
  });

  it('finds the subject where the foreground is, in half sides, and the middle of a picture without any', () => {
    const fields = wall([0, 0, 0]);
    for (let at = 0; at < 64 * 64; at++) {
      if (at % 64 < 32 && Math.floor(at / 64) < 32) [fields.foreground[at], fields.depth[at]] = [1, 0.8];
    }
    const found = createClipStatistics();
    found.add(plain(0.5, 0.5, 0.5), fields, even);
    const [x, y, depth] = found.finish().subject;
    expect([x, y, depth]).toEqual([expect.closeTo(-0.5, 1), expect.closeTo(0.5, 1), expect.closeTo(0.8, 1)]);
    const none = createClipStatistics();
    none.add(plain(0.5, 0.5, 0.5), wall([0, 0, 0]), even);
    none.finish().subject.forEach((value) => expect(value).toBeCloseTo(0, 6));
  });

  it('is neutral and finite for no frames, for black ones and for no light', () => {
    expect(createClipStatistics().finish()).toEqual({
      exposure: 1,
      medianLogShading: [0, 0, 0],
      cast: [0, 0, 0].map(() => expect.closeTo(0, 6)),
      subject: [0, 0, 0],
    });
    const statistics = createClipStatistics();
    statistics.add(plain(0, 0, 0), wall([-9, -9, -9]), { ...even, ambient: [0, 0, 0] });
    const { exposure, cast, medianLogShading } = statistics.finish();
    expect([exposure, ...cast, ...medianLogShading].every(Number.isFinite)).toBe(true);
    expect(exposure).toBeGreaterThan(0);
  });
});
