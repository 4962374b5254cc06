import { describe, expect, it } from '@jest/globals';
import { parseRequest } from '@relight/engine/daemon/parse-request.js';
import { fusionSettings, modelSettings } from '@relight/engine/diffusion-settings.js';
import { fusionPlan } from '@relight/engine/pipeline/fusion-plan.js';
import { createDpmpp2mSde } from '@relight/models/schedulers/dpmpp-2m-sde.js';
import { createEulerAncestral } from '@relight/models/schedulers/euler-ancestral.js';
import { QUALITIES } from '@relight/proto/quality.js';
import type { Quality } from '@relight/proto/quality.js';
import { text, wireRequest } from '../fakes/wire-request.js';

/** Evaluations of a UNet for each frame of a clip: the relighter's, and the video model's. */
function evaluations(quality: Quality): readonly [number, number] {
  const request = parseRequest(wireRequest({ model: text('light-a-video'), quality: text(quality) }), '/home/jobs/1').diffusion!;
  const [video, relight] = [createEulerAncestral().begin(request), createDpmpp2mSde().begin(modelSettings(request).relight)];
  const plan = fusionPlan(fusionSettings(request), video.timesteps);
  const relights = plan.filter(({ weight }) => weight > 0).length;
  return [relights * (relight.timesteps.length + request.guidanceSteps), 2 * plan.length];
}

describe('QUALITY_SETTINGS', () => {
  it('are the work per frame that the README tells', () => {
    expect(QUALITIES.map(evaluations)).toEqual([
      [30, 50],
      [132, 50],
      [630, 50],
    ]);
  });
});
