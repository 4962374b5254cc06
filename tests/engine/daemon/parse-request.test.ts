import { describe, expect, it } from '@jest/globals';
import { parseDirection, parseRequest } from '@relight/engine/daemon/parse-request.js';
import type { WireRequest } from '@relight/proto/message.js';
import type { ParamValue } from '@relight/proto/relight-effect.js';
import { RelightError } from '@relight/proto/relight-error.js';
import { frameStream, number, text, wireRequest } from '../../fakes/wire-request.js';

const FOLDER = '/home/jobs/1';
const refusal = (request: WireRequest): string => {
  try {
    parseRequest(request, FOLDER);
    return 'accepted';
  } catch (thrown) {
    const error = RelightError.from(thrown);
    return error.code === 'invalid-argument' ? error.message : `${error.code}: ${error.message}`;
  }
};
const keys = (...value: readonly (readonly [number, number])[]): ParamValue => ({ kind: 'keyframes', value });

describe('parseRequest()', () => {
  it('fills in every default', () => {
    expect(parseRequest(wireRequest(), FOLDER)).toEqual({
      source: { kind: 'media', path: '/clips/a.mp4', first: 0, last: null },
      model: 'lite',
      light: {
        prompt: '',
        negativePrompt: '',
        preset: null,
        direction: null,
        temperature: null,
        intensity: 0,
        softness: null,
        shadow: null,
        delight: null,
        whiteBalance: null,
        exposure: 0,
        rig: null,
      },
      strength: 1,
      seed: 0,
      diffusion: null,
      modelsFolder: null,
      output: { path: '/results/a.mov', codec: 'prores4444', overwrite: false, sheet: null },
    });
  });

  it('takes every value at the ends of its range', () => {
    const request = parseRequest(
      wireRequest({
        prompt: text('夕焼けの光, закат, ضوء'.padEnd(2000, '光')),
        preset: text('golden-hour'),
        direction: text('top'),
        temperature: number(1000),
        intensity: number(-6),
        softness: number(0),
        shadow: number(1),
        exposure: { kind: 'int', value: 6 },
        rig: text(' {"lights": []} '),
        strength: keys([0, 0], [10, 1]),
        seed: number(2147483647),
        model: text('light-a-video'),
      }),
      FOLDER,
    );
    expect(request.light).toMatchObject({ preset: 'golden-hour', direction: 90, temperature: 1000, intensity: -6, shadow: 1, exposure: 6 });
    expect(request.light.rig).toBe('{"lights": []}');
    expect(request).toMatchObject({ strength: [[0, 0], [10, 1]], seed: 2147483647, model: 'light-a-video' }); // prettier-ignore
  });

  it('puts a frame stream into the job folder', () => {
    expect(parseRequest(wireRequest({}, { source: frameStream() }), FOLDER).source).toEqual({ kind: 'frames', folder: FOLDER });
  });

  it('cannot be changed afterwards', () => {
    expect(Object.isFrozen(parseRequest(wireRequest(), FOLDER))).toBe(true);
  });

  it.each<[string, Readonly<Record<string, ParamValue>>, RegExp]>([
    ['a number over its range', { strength: number(1.4) }, /strength must be .*\[0, 1\].*1\.4/],
    ['a number under its range', { temperature: number(999) }, /temperature must be .*\[1000, 40000\].*999/],
    ['NaN', { intensity: number(NaN) }, /intensity must be .*NaN/],
    ['infinity', { exposure: number(Infinity) }, /exposure must be .*Infinity/],
    ['a broken seed', { seed: number(1.5) }, /seed must be a whole number.*1\.5/],
    ['a negative seed', { seed: { kind: 'int', value: -1 } }, /seed must be .*-1/],
    ['text for a number', { softness: text('soft') }, /softness must be a number.*"soft"/],
    ['a number for text', { prompt: number(3) }, /prompt must be text.*3/],
    ['an unknown parameter', { gamma: number(1) }, /"gamma" is unknown.*prompt/],
    ['a name of the language itself', { constructor: number(1) }, /"constructor" is unknown/],
    ['an unknown preset', { preset: text('disco') }, /preset must be one of left, .*"disco"/],
    ['an unknown model', { model: text('sora') }, /model must be one of lite, light-a-video.*"sora"/],
    ['a prompt that is too long', { prompt: text('x'.repeat(2001)) }, /prompt must have at most 2000 .*2001/],
    ['a negative prompt that is too long', { negativePrompt: text('x'.repeat(2001)) }, /negativePrompt must have at most 2000/],
    ['keyframes where none can be', { exposure: keys([0, 1]) }, /exposure must be a number.*keyframes/],
    ['no keyframes', { strength: keys() }, /strength must have at least one keyframe/],
    ['falling keyframes', { strength: keys([5, 0], [5, 1]) }, /strength's keyframes must rise: frame 5 comes after frame 5/],
    ['a keyframe out of range', { strength: keys([0, 0.5], [8, 2]) }, /strength must be .* at frame 8 it is 2/],
    ['a direction of no meaning', { direction: text('north') }, /direction must be .*"north"/],
  ])('refuses %s in one line that says why', (_name, params, wanted) => {
    const said = refusal(wireRequest(params));
    expect(said).toMatch(wanted);
    expect(said).not.toContain('\n');
    expect(said.length).toBeLessThan(300);
  });

  it.each<[string, Partial<WireRequest>, RegExp]>([
    ['a relative source', { source: { kind: 'media', path: 'a.mp4', first: 0, last: null } }, /source must be an absolute path.*"a.mp4"/],
    ['an empty source', { source: { kind: 'media', path: '', first: 0, last: null } }, /source must be an absolute path: it is empty/],
    ['a path with a zero in it', { source: { kind: 'media', path: '/a\0b', first: 0, last: null } }, /source must be an absolute path/],
    ['a range that runs backwards', { source: { kind: 'media', path: '/a', first: 5, last: 4 } }, /range's last frame .*5-4/],
    ['a relative output', { output: { ...wireRequest().output, path: '../x.mov' } }, /output path must be an absolute path/],
    ['a relative sheet', { output: { ...wireRequest().output, sheet: 'x.png' } }, /sheet must be an absolute path/],
    ['an unknown codec', { output: { ...wireRequest().output, codec: 'gif' } }, /codec must be one of prores4444, .*"gif"/],
  ])('refuses %s', (_name, change, wanted) => {
    expect(refusal(wireRequest({}, change))).toMatch(wanted);
  });
});

describe('parseDirection()', () => {
  it.each([
    ['left', 180],
    ['Right', 0],
    [' top ', 90],
    ['bottom', 270],
    ['none', 'none'],
    ['', null],
    ['45', 45],
    ['-30.5', -30.5],
    ['.5', 0.5],
  ])('%j is %j', (said, wanted) => expect(parseDirection(said)).toBe(wanted));

  it.each(['NaN', '1e3', '0x10', '45deg', 'Infinity', '99999', 'constructor'])('%j is refused', (said) => {
    expect(() => parseDirection(said)).toThrow(RelightError);
  });
});
