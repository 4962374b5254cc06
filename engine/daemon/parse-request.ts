import type { MediaSource, OutputRequest, WireRequest } from '@relight/proto/message.js';
import { RELIGHT_EFFECT } from '@relight/proto/relight-effect.js';
import { RelightError } from '@relight/proto/relight-error.js';
import type { Codec } from '../media/media-backend.js';
import type { LightRequest, RelightRequest } from '../relight-request.js';
import { checkParams } from './check-params.js';
import type { CheckedParams } from './check-params.js';
import { checkPath } from './check-path.js';
import { parseDiffusion } from './parse-diffusion.js';

const CODECS: readonly Codec[] = ['prores4444', 'prores422hq', 'h264', 'png', 'exr'];
const MODELS: readonly RelightRequest['model'][] = ['lite', 'light-a-video'];
/** Degrees counter-clockwise from the right. */
const DIRECTIONS: Readonly<Record<string, number>> = { right: 0, top: 90, left: 180, bottom: 270 };

/**
 * The border: past it every value is what it must be. `jobFolder` is where a frame stream is spooled.
 * Throws `invalid-argument` with the field, its value and what is wanted.
 */
export function parseRequest({ source, params, output, modelsFolder }: WireRequest, jobFolder: string): RelightRequest {
  const checked = checkParams(params, RELIGHT_EFFECT.params);
  const wanted = checked.choice('model');
  const model = MODELS.find((known) => known === wanted) ?? 'lite';
  return Object.freeze<RelightRequest>({
    source: source.kind === 'media' ? parseMedia(source) : { kind: 'frames', folder: jobFolder },
    model,
    light: parseLight(checked),
    strength: checked.animated('strength'),
    seed: checked.number('seed') ?? 0,
    diffusion: model === 'lite' ? null : parseDiffusion(checked),
    modelsFolder: parseModelsFolder(modelsFolder),
    output: parseOutput(output),
  });
}

/** A folder for weights, or null for the engine's own choice. Throws `invalid-argument`. */
export function parseModelsFolder(folder: string | null): string | null {
  if (folder !== null) checkPath('models folder', folder);
  return folder;
}

function parseMedia({ path, first, last }: MediaSource): RelightRequest['source'] {
  checkPath('source', path);
  if (last !== null && last < first) throw invalid(`the range's last frame must be at least its first: current value is ${first}-${last}`);
  return { kind: 'media', path, first, last };
}

function parseOutput({ path, codec, overwrite, sheet }: OutputRequest): RelightRequest['output'] {
  checkPath('output path', path);
  if (sheet !== null) checkPath('sheet', sheet);
  const known = CODECS.find((one) => one === codec);
  if (known === undefined) throw invalid(`codec must be one of ${CODECS.join(', ')}: current value is "${codec}"`);
  return { path, codec: known, overwrite, sheet };
}

function parseLight(params: CheckedParams): LightRequest {
  const rig = params.text('rig').trim();
  return {
    prompt: params.text('prompt'),
    negativePrompt: params.text('negativePrompt'),
    preset: params.choice('preset'),
    direction: parseDirection(params.text('direction')),
    temperature: params.number('temperature'),
    intensity: params.number('intensity') ?? 0,
    softness: params.number('softness'),
    shadow: params.number('shadow'),
    delight: params.number('delight'),
    whiteBalance: params.number('whiteBalance'),
    exposure: params.number('exposure') ?? 0,
    rig: rig === '' ? null : rig,
  };
}

/** `left`, `right`, `top`, `bottom`, `none` or degrees in words, as a number; empty is null. Throws `invalid-argument`. */
export function parseDirection(text: string): LightRequest['direction'] {
  const word = text.trim().toLowerCase();
  if (word === '') return null;
  if (word === 'none') return 'none';
  if (Object.hasOwn(DIRECTIONS, word)) return DIRECTIONS[word];
  const degrees = /^[+-]?(\d+\.?\d*|\.\d+)$/.test(word) ? Number(word) : NaN;
  if (Math.abs(degrees) <= 3600) return degrees;
  throw invalid(`direction must be left, right, top, bottom, none or degrees: current value is "${word.slice(0, 60)}"`);
}

function invalid(why: string): RelightError {
  return new RelightError('invalid-argument', `Cannot relight as ${why}`);
}
