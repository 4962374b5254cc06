import { describe, expect, it } from '@jest/globals';
import { parseRequest } from '@relight/engine/daemon/parse-request.js';
import type { DiffusionRequest } from '@relight/engine/relight-request.js';
import type { ParamValue } from '@relight/proto/relight-effect.js';
import { RelightError } from '@relight/proto/relight-error.js';
import { number, text, wireRequest } from '../../fakes/wire-request.js';

type Params = Readonly<Record<string, ParamValue>>;
const whole = (value: number): ParamValue => ({ kind: 'int', value });
const request = (params: Params) => parseRequest(wireRequest({ model: text('light-a-video'), ...params }), '/home/jobs/1');
const settings = (params: Params): DiffusionRequest => request(params).diffusion!;
const refusal = (params: Params): string => {
  try {
    request(params);
    return 'accepted';
  } catch (thrown) {
    const error = RelightError.from(thrown);
    return error.code === 'invalid-argument' ? error.message : `${error.code}: ${error.message}`;
  }
};
const PAINT = { mask: text('/clips/masks'), backgroundPrompt: text('a beach') };

describe('parseDiffusion()', () => {
  it("fills in Light-A-Video's own values", () => {
    expect(settings({ prompt: text('neon light') })).toEqual({
      quality: 'reference',
      steps: 25,
      denoiseStrength: 0.5,
      guidanceScale: 2,
      videoPrompt: 'neon light',
      videoNegativePrompt: 'bad quality, worse quality',
      relightSteps: 15,
      relightDenoise: 0.9,
      relightGuidance: 2,
      guidanceSteps: 15,
      lightAttentionMix: 0.5,
      lightAttention: 'decoder',
      fusionDomain: 'pixels',
      fusionDecay: 'linear',
      fusionCutoff: 0.15,
      fusionEvery: 1,
      detail: 'first',
      sharedNoise: 'start',
      result: 'gain',
      textLayout: 'correct',
      resolution: 512,
      windowFrames: 16,
      mask: null,
      backgroundPrompt: '',
    });
  });

  it('fills in its values for painting where there is a mask', () => {
    expect(settings(PAINT)).toMatchObject({
      steps: 50,
      denoiseStrength: 0.5,
      guidanceScale: 2,
      fusionDecay: 'timestep',
      result: 'pixels',
      mask: '/clips/masks',
      backgroundPrompt: 'a beach',
    });
  });

  it('takes every value that is named', () => {
    const named: Params = {
      quality: text('draft'),
      steps: whole(7),
      denoiseStrength: number(0.4),
      guidanceScale: number(3),
      videoPrompt: text('a street'),
      videoNegativePrompt: text('blur'),
      relightSteps: whole(9),
      relightDenoise: number(0.8),
      relightGuidance: number(5),
      guidanceSteps: whole(4),
      lightAttentionMix: number(0.7),
      lightAttention: text('paper'),
      fusionDomain: text('log-gain'),
      fusionDecay: text('quadratic'),
      fusionCutoff: number(0.2),
      fusionEvery: whole(3),
      detail: text('each'),
      sharedNoise: text('all'),
      result: text('pixels'),
      textLayout: text('lavCompat'),
      resolution: whole(256),
      windowFrames: whole(32),
    };
    const values = Object.fromEntries(Object.entries(named).map(([name, { value }]) => [name, value]));
    expect(settings(named)).toEqual({ ...values, mask: null, backgroundPrompt: '' });
  });

  it.each([
    ['draft', { relightSteps: 5, guidanceSteps: 0, fusionEvery: 4 }],
    ['standard', { relightSteps: 8, guidanceSteps: 4, fusionEvery: 2 }],
    ['reference', { relightSteps: 15, guidanceSteps: 15, fusionEvery: 1 }],
  ])('%s sets the work per clip, and what is named wins over it', (quality, wanted) => {
    expect(settings({ quality: text(quality) })).toMatchObject(wanted);
    expect(settings({ quality: text(quality), fusionEvery: whole(7) })).toMatchObject({ ...wanted, fusionEvery: 7 });
    expect(settings({ quality: text(quality), relightSteps: whole(3) }).guidanceSteps).toBe(Math.min(wanted.guidanceSteps, 3));
  });

  it('leaves the embedded model without such settings, whatever they say', () => {
    expect(request({ model: text('lite'), ...PAINT, backgroundPrompt: text('') }).diffusion).toBeNull();
  });

  it.each<[string, Params, RegExp]>([
    ['an unknown quality', { quality: text('best') }, /quality must be one of draft, standard, reference.*"best"/],
    ['no steps', { steps: whole(0) }, /steps must be a whole number in \[1, 100\].*0/],
    ['half a step', { relightSteps: number(1.5) }, /relightSteps must be a whole number in \[1, 50\].*1\.5/],
    ['a window beyond the motion model', { windowFrames: whole(33) }, /windowFrames must be .*\[1, 32\].*33/],
    ['a mix over its range', { lightAttentionMix: number(1.1) }, /lightAttentionMix must be .*\[0, 1\].*1\.1/],
    ['a video prompt that is too long', { videoPrompt: text('x'.repeat(2001)) }, /videoPrompt must have at most 2000/],
    ['a relative mask', { ...PAINT, mask: text('masks') }, /mask must be an absolute path.*"masks"/],
    ['a background without a mask', { backgroundPrompt: text('a beach') }, /backgroundPrompt needs a mask/],
    ['a mask without a background', { mask: text('/clips/masks'), backgroundPrompt: text(' ') }, /mask needs a backgroundPrompt/],
    ['two prompts for the video model', { ...PAINT, videoPrompt: text('x') }, /videoPrompt cannot be used with a mask/],
    ['a gain on what has no source', { ...PAINT, result: text('gain') }, /result must be pixels with a mask/],
    ['a log gain on what has no source', { ...PAINT, fusionDomain: text('log-gain') }, /fusionDomain must be pixels with a mask/],
    ['a slip that painting never had', { ...PAINT, textLayout: text('lavCompat') }, /textLayout must be correct with a mask/],
  ])('refuses %s in one line', (_name, params, wanted) => {
    const said = refusal(params);
    expect(said).toMatch(wanted);
    expect(said).not.toContain('\n');
  });
});

describe('the models folder', () => {
  it('goes along as it is', () => {
    expect(parseRequest(wireRequest({}, { modelsFolder: '/models' }), '/home/jobs/1').modelsFolder).toBe('/models');
  });

  it('must be absolute', () => {
    const relative = () => parseRequest(wireRequest({}, { modelsFolder: 'models' }), '/home/jobs/1');
    expect(relative).toThrow(/models folder must be an absolute path: current value is "models"/);
  });
});
