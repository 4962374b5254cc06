import { readFileSync } from 'node:fs';
import { Option } from 'commander';
import type { Command } from 'commander';
import { RELIGHT_EFFECT } from '@relight/proto/relight-effect.js';
import type { ParamDescription, ParamValue } from '@relight/proto/relight-effect.js';
import { RelightError } from '@relight/proto/relight-error.js';
import { parseKeyframes, parseNumber } from './parse-number.js';

/** Flags that are not the parameter's own name. */
const FLAGS: Readonly<Record<string, string>> = { negativePrompt: 'negative' };

/** What a flag's value looks like in the help. */
const VALUES: Readonly<Record<string, string>> = {
  prompt: 'text',
  negativePrompt: 'text',
  rig: 'file',
  direction: 'side',
  model: 'id',
  preset: 'name',
};

/** Adds one flag per parameter of the effect, so that a new parameter needs no new code here. */
export function addLightOptions(command: Command): Command {
  for (const param of RELIGHT_EFFECT.params) {
    const value = VALUES[param.name] ?? param.unit.replaceAll(' ', '-');
    command.addOption(new Option(`--${flagOf(param)} <${value === '' ? 'number' : value}>`, hintOf(param)));
  }
  return command;
}

/** The effect's values from parsed flags, by parameter name. Throws `invalid-argument` naming flag, value and what is wanted. */
export function lightParams(options: Readonly<Record<string, unknown>>): ReadonlyMap<string, ParamValue> {
  const params = new Map<string, ParamValue>();
  for (const param of RELIGHT_EFFECT.params) {
    const given = options[camel(flagOf(param))];
    if (typeof given === 'string') params.set(param.name, valueOf(param, given));
  }
  return params;
}

function valueOf(param: ParamDescription, text: string): ParamValue {
  const flag = `--${flagOf(param)}`;
  if (param.name === 'rig') return { kind: 'string', value: readRig(text) };
  if (param.type === 'int') return { kind: 'int', value: parseNumber(flag, text, { ...limits(param), whole: true }) };
  if (param.type === 'double' && param.animates && text.includes(':')) {
    return { kind: 'keyframes', value: parseKeyframes(flag, text, limits(param)) };
  }
  if (param.type === 'double') return { kind: 'double', value: parseNumber(flag, text, limits(param)) };
  if (param.type === 'choice' && !param.options.includes(text)) {
    throw new RelightError('invalid-argument', `Cannot use ${flag} "${text}": one of ${param.options.join(', ')} is wanted`);
  }
  return { kind: 'string', value: text };
}

function readRig(path: string): string {
  try {
    return readFileSync(path, 'utf8');
  } catch (thrown) {
    const why = RelightError.from(thrown).message;
    throw new RelightError('invalid-argument', `Cannot read --rig "${path}": ${why}`, { cause: thrown });
  }
}

function limits({ min, max }: ParamDescription): { min: number; max: number } {
  return { min: min ?? -Infinity, max: max ?? Infinity };
}

function hintOf(param: ParamDescription): string {
  const choice = param.options.length > 0 && param.options.length < 5 ? ` (${param.options.join(', ')})` : '';
  const range = param.type === 'double' && param.min !== null ? ` [${param.min}..${param.max ?? ''}]` : '';
  return `${param.hint}${choice}${range}`;
}

function flagOf(param: ParamDescription): string {
  return FLAGS[param.name] ?? param.name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);
}

function camel(flag: string): string {
  return flag.replace(/-([a-z])/g, (_, letter: string) => letter.toUpperCase());
}
