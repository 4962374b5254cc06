import { LIGHT_A_VIDEO } from '@relight/models/families/iclight/settings.js';
import type { LightAVideoSettings } from '@relight/models/families/light-a-video.js';
import type { Conditioning } from '@relight/models/interfaces/video-denoiser.js';
import type { Fusion } from './pipeline/fusion-plan.js';
import { DECAYS } from './pipeline/fusion-weight.js';
import type { DiffusionRequest } from './relight-request.js';

/** What a request wants of the relighter and of the models' view. */
export function modelSettings(request: DiffusionRequest): LightAVideoSettings {
  return {
    relight: {
      steps: request.relightSteps,
      denoiseStrength: request.relightDenoise,
      guidanceScale: request.relightGuidance,
      guidanceSteps: request.guidanceSteps,
      lightAttentionMix: request.lightAttentionMix,
      lightAttentionForm: request.lightAttention === 'paper' ? 'all' : 'decoder',
      sharedNoise: request.sharedNoise,
      negativePrompt: LIGHT_A_VIDEO.negativePrompt,
    },
    textLayout: request.textLayout,
    resolution: request.resolution,
  };
}

/** How a request wants the relit picture in the denoising. */
export function fusionSettings({ fusionDomain, fusionDecay, fusionCutoff, fusionEvery, detail }: DiffusionRequest): Fusion {
  return {
    domain: fusionDomain,
    decay: DECAYS[fusionDecay],
    cutOff: fusionCutoff,
    every: fusionEvery,
    detail,
    // Light-A-Video fades the detail evenly even where the light fades late.
    detailDecay: fusionDecay === 'quadratic' ? DECAYS.linear : DECAYS[fusionDecay],
  };
}

/** What the video model is told: of the clip, or of the background that it paints. */
export function conditioningOf({
  mask,
  videoPrompt,
  backgroundPrompt,
  videoNegativePrompt,
  guidanceScale,
}: DiffusionRequest): Conditioning {
  return { prompt: mask === null ? videoPrompt : backgroundPrompt, negativePrompt: videoNegativePrompt, guidanceScale };
}
