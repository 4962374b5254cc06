import { VIDEO_NEGATIVE_PROMPT } from './diffusion-defaults.js';
import type { ParamDescription } from './effect-description.js';
import { MAX_PROMPT_LENGTH } from './limits.js';
import { QUALITIES } from './quality.js';

const shared = { unit: '', animates: false, group: 'diffusion', min: null, max: null, options: [] } as const;

/** What each setting of the diffusion model is, the most important first. */
export const DIFFUSION_PARAMS: readonly ParamDescription[] = [
  choice(
    'quality',
    'Quality',
    QUALITIES,
    'reference',
    'draft to try a light, standard for daily work, reference as published; each takes longer',
  ),
  {
    ...whole(
      'resolution',
      'Working resolution',
      64,
      1024,
      512,
      'How large the models see the clip: a picture with the area of a square of this side',
    ),
    unit: 'pixels',
  },
  choice(
    'result',
    'Result',
    ['gain', 'pixels'],
    null,
    'gain lights the untouched source, all its detail kept; pixels gives what the model drew',
  ),
  text('mask', 'Mask', 'Folder of images or a movie, one picture per frame: white is kept and relit, black is painted anew'),
  text('backgroundPrompt', 'Background', `With a mask: what is painted where it is black; at most ${MAX_PROMPT_LENGTH} characters`),
  whole('steps', 'Steps', 1, 100, null, 'Rounds in which the clip settles into its new light'),
  real(
    'denoiseStrength',
    'Denoise strength',
    0.05,
    1,
    null,
    'How far the clip may move away from the source: low keeps it, high redraws it',
  ),
  real('lightAttentionMix', 'Light attention mix', 0, 1, 0.5, 'How much the frames agree on the light: 0 each for itself, 1 all alike'),
  whole('relightSteps', 'Relight steps', 1, 50, null, 'Steps of each relight; fewer are faster and rougher'),
  whole(
    'guidanceSteps',
    'Guided relight steps',
    0,
    50,
    null,
    'How many steps of each relight, from the first on, are held to the prompt; the others take half the time',
  ),
  whole('fusionEvery', 'Fusion every', 1, 10, null, 'Relight in every so many-th step only; more is faster and follows the light less'),
  real('fusionCutoff', 'Fusion cut-off', 0, 1, 0.15, 'Relighting stops when its share falls to this; the rest only smooths motion'),
  real('relightGuidance', 'Relight guidance', 1, 20, 2, 'How strictly each relight follows the prompt'),
  real('relightDenoise', 'Relight denoise', 0.1, 1, 0.9, 'How freely each relight may redraw the light'),
  real('guidanceScale', 'Guidance scale', 1, 20, null, 'How strictly the video model follows its prompt'),
  text('videoPrompt', 'Video prompt', `What the video model is told; the prompt unless given; at most ${MAX_PROMPT_LENGTH} characters`),
  text('videoNegativePrompt', 'Video negative', `What the video model should avoid; "${VIDEO_NEGATIVE_PROMPT}" unless given`),
  choice(
    'fusionDecay',
    'Fusion decay',
    ['linear', 'quadratic', 'timestep'],
    null,
    "How the relit picture's share falls: evenly, late, or with the noise",
  ),
  choice(
    'fusionDomain',
    'Fusion domain',
    ['pixels', 'log-gain'],
    'pixels',
    'What is mixed: pictures, or only how much brighter they are than the source',
  ),
  choice(
    'detail',
    'Detail',
    ['first', 'each', 'off'],
    'first',
    'When the detail that the video model loses is measured: once, in each step, or never',
  ),
  choice('sharedNoise', 'Shared noise', ['start', 'all', 'none'], 'start', 'Which noise all frames share; more shared, less flicker'),
  choice(
    'lightAttention',
    'Light attention',
    ['decoder', 'paper'],
    'decoder',
    "Where frames share light: six layers as in the authors' code, or all as in their paper",
  ),
  choice(
    'textLayout',
    'Text layout',
    ['correct', 'lavCompat'],
    'correct',
    "lavCompat repeats a slip of the authors' code, for comparisons only",
  ),
  {
    ...whole('windowFrames', 'Frames at a time', 1, 32, 16, 'Frames that are relit together; more agree better and need more memory'),
    unit: 'frames',
  },
];

function text(name: string, label: string, hint: string): ParamDescription {
  return { ...shared, name, label, type: 'string', default: { kind: 'string', value: '' }, hint };
}

function real(name: string, label: string, min: number, max: number, preset: number | null, hint: string): ParamDescription {
  return { ...shared, name, label, type: 'double', min, max, default: preset === null ? null : { kind: 'double', value: preset }, hint };
}

function whole(name: string, label: string, min: number, max: number, preset: number | null, hint: string): ParamDescription {
  return { ...shared, name, label, type: 'int', min, max, default: preset === null ? null : { kind: 'int', value: preset }, hint };
}

function choice(name: string, label: string, options: readonly string[], preset: string | null, hint: string): ParamDescription {
  return { ...shared, name, label, type: 'choice', options, default: preset === null ? null : { kind: 'string', value: preset }, hint };
}
