import { readFileSync } from 'node:fs';
import { MODE_DEFAULTS } from '@relight/proto/diffusion-defaults.js';
import { QUALITY_SETTINGS } from '@relight/proto/quality.js';
import { RELIGHT_EFFECT } from '@relight/proto/relight-effect.js';
import type { ParamDescription, ParamValue } from '@relight/proto/relight-effect.js';
import { RelightError } from '@relight/proto/relight-error.js';

/** What else a parameter decides where nobody names it. */
const DECIDED_BY: Readonly<Record<string, readonly string[]>> = {
  quality: Object.keys(QUALITY_SETTINGS.reference),
  mask: [...Object.keys(MODE_DEFAULTS.paint), 'videoPrompt'],
};

/** What a recipe says again: the effect's values and the range it was made from. */
export interface RecipeSettings {
  readonly params: ReadonlyMap<string, ParamValue>;
  readonly first: number;
  readonly last: number;
}

/** Reads `<result>.relight.json`. Throws `invalid-argument` for a file that is no recipe. */
export function readRecipe(path: string): RecipeSettings {
  const refuse = (why: string): RelightError => new RelightError('invalid-argument', `Cannot use --recipe "${path}": ${why}`);
  let recipe: unknown;
  try {
    recipe = JSON.parse(readFileSync(path, 'utf8'));
  } catch (thrown) {
    throw refuse(`a .relight.json file is wanted (${RelightError.from(thrown).message})`);
  }
  if (!isObject(recipe) || recipe['format'] !== 'relight.recipe.v1') throw refuse('its format is not "relight.recipe.v1"');
  const { light, strength, seed, model, source, diffusion } = recipe;
  if (!isObject(light) || !isObject(model) || !isObject(source)) throw refuse('light, model or source is missing');
  const said: Readonly<Record<string, unknown>> = {
    ...(isObject(diffusion) ? diffusion : {}),
    ...light,
    strength,
    seed,
    model: model['id'],
    ...(isObject(diffusion) && { videoPrompt: ownVideoPrompt(diffusion, light) }),
  };
  const params = RELIGHT_EFFECT.params.flatMap((param) => {
    const value = paramValue(param, said[param.name]);
    return value === null ? [] : [[param.name, value] as const];
  });
  const [first, last] = [source['first'], source['last']];
  if (typeof first !== 'number' || typeof last !== 'number') throw refuse('source.first and source.last must be numbers');
  return { params: new Map(params), first, last };
}

/** What somebody told the video model beside the light's own words, prompt or preset. */
function ownVideoPrompt(diffusion: Readonly<Record<string, unknown>>, light: Readonly<Record<string, unknown>>): unknown {
  const told = diffusion['videoPrompt'];
  const preset = RELIGHT_EFFECT.presets.find(({ id }) => id === light['preset']);
  return told === light['prompt'] || told === preset?.hint ? null : told;
}

/** The recipe's values with the flags' over them; a flag takes along what it decides, or the recipe would decide it again. */
export function withFlags(
  recipe: ReadonlyMap<string, ParamValue>,
  flags: ReadonlyMap<string, ParamValue>,
): ReadonlyMap<string, ParamValue> {
  const decided = [...flags.keys()].flatMap((name) => DECIDED_BY[name] ?? []);
  return new Map([...[...recipe].filter(([name]) => !decided.includes(name)), ...flags]);
}

/** The value as the wire says it; the engine checks its limits. Null where the recipe leaves it to prompt or preset. */
function paramValue(param: ParamDescription, said: unknown): ParamValue | null {
  if (said === null || said === undefined) return null;
  if (Array.isArray(said))
    return { kind: 'keyframes', value: said.map((key: unknown) => (Array.isArray(key) ? [Number(key[0]), Number(key[1])] : [NaN, NaN])) };
  if (param.type === 'int') return { kind: 'int', value: Number(said) };
  if (param.type === 'double') return { kind: 'double', value: Number(said) };
  if (param.type === 'bool') return { kind: 'bool', value: said === true };
  return { kind: 'string', value: typeof said === 'number' ? String(said) : typeof said === 'string' ? said : '' };
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
