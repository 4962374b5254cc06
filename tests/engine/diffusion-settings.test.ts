import { describe, expect, it } from '@jest/globals';
import { parseRequest } from '@relight/engine/daemon/parse-request.js';
import { conditioningOf, fusionSettings, modelSettings } from '@relight/engine/diffusion-settings.js';
import { DECAYS } from '@relight/engine/pipeline/fusion-weight.js';
import { LIGHT_A_VIDEO } from '@relight/models/families/iclight/settings.js';
import type { ParamValue } from '@relight/proto/relight-effect.js';
import { number, text, wireRequest } from '../fakes/wire-request.js';

const settings = (params: Readonly<Record<string, ParamValue>> = {}) =>
  parseRequest(wireRequest({ model: text('light-a-video'), prompt: text('neon light'), ...params }), '/home/jobs/1').diffusion!;
const PAINT = { mask: text('/masks'), backgroundPrompt: text('a beach') };

describe('modelSettings()', () => {
  it("is Light-A-Video's own where nothing is named", () => {
    expect(modelSettings(settings())).toEqual({ relight: LIGHT_A_VIDEO, textLayout: 'correct', resolution: 512 });
  });

  it('names the light attention of the paper for what it covers', () => {
    expect(modelSettings(settings({ lightAttention: text('paper') })).relight.lightAttentionForm).toBe('all');
  });
});

describe('fusionSettings()', () => {
  it("is Light-A-Video's own where nothing is named", () => {
    const { linear } = DECAYS;
    expect(fusionSettings(settings())).toEqual({ domain: 'pixels', decay: linear, cutOff: 0.15, every: 1, detail: 'first', detailDecay: linear }); // prettier-ignore
  });

  it.each([
    ['linear', 'linear'],
    ['quadratic', 'linear'],
    ['timestep', 'timestep'],
  ] as const)('with a %s decay of the light the detail fades as %s', (fusionDecay, detailDecay) => {
    const { decay, detailDecay: detail } = fusionSettings(settings({ fusionDecay: text(fusionDecay) }));
    expect([decay, detail]).toEqual([DECAYS[fusionDecay], DECAYS[detailDecay]]);
  });

  it('fades with the noise where the background is painted', () => {
    expect(fusionSettings(settings(PAINT)).decay).toBe(DECAYS.timestep);
  });
});

describe('conditioningOf()', () => {
  it('tells the video model of the clip, or of the background that it paints', () => {
    const negativePrompt = 'bad quality, worse quality';
    expect(conditioningOf(settings())).toEqual({ prompt: 'neon light', negativePrompt, guidanceScale: 2 });
    expect(conditioningOf(settings({ ...PAINT, guidanceScale: number(3) }))).toEqual({
      prompt: 'a beach',
      negativePrompt,
      guidanceScale: 3,
    });
  });
});
