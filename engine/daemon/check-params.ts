import { MAX_PROMPT_LENGTH } from '@relight/proto/limits.js';
import type { Keyframes, ParamDescription, ParamValue } from '@relight/proto/relight-effect.js';
import { RelightError } from '@relight/proto/relight-error.js';

/** Known parameters that an error lists. */
const NAMED = 8;

/** Parameters of a request, each as its description wants it; asking for one of another type is a mistake in the code. */
export interface CheckedParams {
  /** A number, or null where neither the request nor the default says one. */
  number(name: string): number | null;
  text(name: string): string;
  /** One of the choice's options, or null. */
  choice(name: string): string | null;
  animated(name: string): number | Keyframes;
}

/** Checks every value against the effect's description and fills in defaults. Throws `invalid-argument`. */
export function checkParams(params: ReadonlyMap<string, ParamValue>, descriptions: readonly ParamDescription[]): CheckedParams {
  const known = new Map(descriptions.map((description) => [description.name, description]));
  for (const name of params.keys()) {
    if (!known.has(name))
      throw invalid(
        `parameter "${shorten(name)}" is unknown: known are ${[...known.keys()].slice(0, NAMED).join(', ')} and ${known.size - NAMED} more`,
      );
  }
  const values = new Map<string, ParamValue | null>();
  for (const description of descriptions) {
    const given = params.get(description.name);
    values.set(description.name, given === undefined ? description.default : checkValue(given, description));
  }
  const take = (name: string): ParamValue | null => values.get(name) ?? null;
  return {
    number(name) {
      const value = take(name);
      return value?.kind === 'double' || value?.kind === 'int' ? value.value : null;
    },
    text(name) {
      const value = take(name);
      return value?.kind === 'string' ? value.value : '';
    },
    choice(name) {
      const value = take(name);
      return value?.kind === 'string' && value.value !== '' ? value.value : null;
    },
    animated(name) {
      const value = take(name);
      return value?.kind === 'keyframes' || value?.kind === 'double' ? value.value : 0;
    },
  };
}

function checkValue(given: ParamValue, description: ParamDescription): ParamValue {
  switch (description.type) {
    case 'double':
    case 'int':
      return checkNumber(given, description);
    case 'string':
    case 'choice':
      return checkText(given, description);
    case 'bool':
      if (given.kind === 'bool') return given;
      throw mustBe(description, 'yes or no', given);
  }
}

function checkNumber(given: ParamValue, description: ParamDescription): ParamValue {
  const { type, animates } = description;
  const min = description.min ?? -Infinity;
  const max = description.max ?? Infinity;
  const wanted = `${type === 'int' ? 'a whole number' : 'a number'} in [${min}, ${max}]`;
  const fits = (value: number): boolean => value >= min && value <= max && (type === 'double' || Number.isInteger(value));
  if (given.kind === 'keyframes' && animates) {
    checkKeyframes(given.value, description);
    const wrong = given.value.find(([, value]) => !fits(value));
    if (wrong) throw invalid(`${description.name} must be ${wanted} at every keyframe: at frame ${wrong[0]} it is ${wrong[1]}`);
    return given;
  }
  if ((given.kind !== 'double' && given.kind !== 'int') || !fits(given.value)) throw mustBe(description, wanted, given);
  return { kind: type === 'int' ? 'int' : 'double', value: given.value };
}

function checkKeyframes(keys: Keyframes, { name }: ParamDescription): void {
  if (keys.length === 0) throw invalid(`${name} must have at least one keyframe: it has none`);
  keys.forEach(([frame], index) => {
    const before = index === 0 ? -1 : keys[index - 1][0];
    if (frame <= before) throw invalid(`${name}'s keyframes must rise: frame ${frame} comes after frame ${before}`);
  });
}

function checkText(given: ParamValue, description: ParamDescription): ParamValue {
  const { name, type, options } = description;
  if (given.kind !== 'string') throw mustBe(description, type === 'choice' ? `one of ${options.join(', ')}` : 'text', given);
  if (type === 'choice' && given.value !== '' && !options.includes(given.value)) {
    throw mustBe(description, `one of ${options.join(', ')}`, given);
  }
  if (/prompt$/i.test(name) && given.value.length > MAX_PROMPT_LENGTH) {
    throw invalid(`${name} must have at most ${MAX_PROMPT_LENGTH} characters: it has ${given.value.length}`);
  }
  return given;
}

function mustBe({ name }: ParamDescription, wanted: string, given: ParamValue): RelightError {
  const value = given.kind === 'string' ? `"${shorten(given.value)}"` : given.kind === 'keyframes' ? 'keyframes' : String(given.value);
  return invalid(`${name} must be ${wanted}: current value is ${value}`);
}

function shorten(text: string): string {
  const line = text.replace(/\s+/g, ' ');
  return line.length > 60 ? `${line.slice(0, 60)}...` : line;
}

function invalid(why: string): RelightError {
  return new RelightError('invalid-argument', `Cannot relight as ${why}`);
}
