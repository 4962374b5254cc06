import { MODE_DEFAULTS, VIDEO_NEGATIVE_PROMPT } from '@relight/proto/diffusion-defaults.js';
import { QUALITIES, QUALITY_SETTINGS } from '@relight/proto/quality.js';
import { RelightError } from '@relight/proto/relight-error.js';
import { lightWords } from '../light/light-words.js';
import type { DiffusionRequest } from '../relight-request.js';
import type { CheckedParams } from './check-params.js';
import { checkPath } from './check-path.js';

/**
 * The diffusion model's settings, all resolved: a value that is given wins, then what the quality decides, then Light-A-Video's own for
 * the mode. Throws `invalid-argument` for values that contradict each other.
 */
export function parseDiffusion(params: CheckedParams): DiffusionRequest {
  const quality = oneOf(params, 'quality', QUALITIES, 'reference');
  const decided = QUALITY_SETTINGS[quality];
  const mask = params.text('mask') === '' ? null : params.text('mask');
  const mode = MODE_DEFAULTS[mask === null ? 'relight' : 'paint'];
  const relightSteps = params.number('relightSteps') ?? decided.relightSteps;
  const settings: DiffusionRequest = {
    quality,
    steps: params.number('steps') ?? mode.steps,
    denoiseStrength: params.number('denoiseStrength') ?? mode.denoiseStrength,
    guidanceScale: params.number('guidanceScale') ?? mode.guidanceScale,
    videoPrompt: given(params, 'videoPrompt') ?? lightWords({ prompt: params.text('prompt'), preset: params.choice('preset') }),
    videoNegativePrompt: given(params, 'videoNegativePrompt') ?? VIDEO_NEGATIVE_PROMPT,
    relightSteps,
    relightDenoise: params.number('relightDenoise') ?? 0.9,
    relightGuidance: params.number('relightGuidance') ?? 2,
    guidanceSteps: Math.min(params.number('guidanceSteps') ?? decided.guidanceSteps ?? relightSteps, relightSteps),
    lightAttentionMix: params.number('lightAttentionMix') ?? 0.5,
    lightAttention: oneOf(params, 'lightAttention', ['decoder', 'paper'], 'decoder'),
    fusionDomain: oneOf(params, 'fusionDomain', ['pixels', 'log-gain'], 'pixels'),
    fusionDecay: oneOf(params, 'fusionDecay', ['linear', 'quadratic', 'timestep'], mode.fusionDecay),
    fusionCutoff: params.number('fusionCutoff') ?? 0.15,
    fusionEvery: params.number('fusionEvery') ?? decided.fusionEvery,
    detail: oneOf(params, 'detail', ['first', 'each', 'off'], 'first'),
    sharedNoise: oneOf(params, 'sharedNoise', ['start', 'all', 'none'], 'start'),
    result: oneOf(params, 'result', ['gain', 'pixels'], mode.result),
    textLayout: oneOf(params, 'textLayout', ['correct', 'lavCompat'], 'correct'),
    resolution: params.number('resolution') ?? 512,
    windowFrames: params.number('windowFrames') ?? 16,
    mask,
    backgroundPrompt: params.text('backgroundPrompt').trim(),
  };
  checkMode(settings, given(params, 'videoPrompt'));
  return settings;
}

/** What relighting the whole picture and painting a background cannot share. */
function checkMode({ mask, backgroundPrompt, result, fusionDomain, textLayout }: DiffusionRequest, videoPrompt: string | null): void {
  if (mask === null) {
    if (backgroundPrompt !== '') throw invalid('backgroundPrompt needs a mask that says where the background is: it is empty');
    return;
  }
  checkPath('mask', mask);
  if (backgroundPrompt === '') throw invalid('mask needs a backgroundPrompt that says what is painted where it is black: it is empty');
  if (videoPrompt !== null) throw invalid('videoPrompt cannot be used with a mask: backgroundPrompt is what the video model is told then');
  if (result === 'gain') throw invalid('result must be pixels with a mask: current value is gain, but a painted background has no source');
  if (fusionDomain === 'log-gain') {
    throw invalid('fusionDomain must be pixels with a mask: current value is log-gain, but a painted background has no source');
  }
  if (textLayout === 'lavCompat') throw invalid('textLayout must be correct with a mask: current value is lavCompat');
}

function given(params: CheckedParams, name: string): string | null {
  const text = params.text(name).trim();
  return text === '' ? null : text;
}

function oneOf<Option extends string>(params: CheckedParams, name: string, options: readonly Option[], preset: Option): Option {
  const value = params.choice(name);
  return options.find((option) => option === value) ?? preset;
}

function invalid(why: string): RelightError {
  return new RelightError('invalid-argument', `Cannot relight as ${why}`);
}
