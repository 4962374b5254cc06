import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { Option } from 'commander';
import type { Command } from 'commander';
import { MODE_DEFAULTS } from '@relight/proto/diffusion-defaults.js';
import type { ModeDefaults } from '@relight/proto/diffusion-defaults.js';
import { QUALITY_SETTINGS } from '@relight/proto/quality.js';
import type { QualitySettings } from '@relight/proto/quality.js';
import { RELIGHT_EFFECT } from '@relight/proto/relight-effect.js';
import type { ParamDescription, ParamValue } from '@relight/proto/relight-effect.js';
import { RelightError } from '@relight/proto/relight-error.js';
import { modelsHint } from './models-folder.js';
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
  videoPrompt: 'text',
  videoNegativePrompt: 'text',
  backgroundPrompt: 'text',
  mask: 'path',
};

/** What a light map cannot say. */
const LITE_ONLY: readonly string[] = ['softness', 'shadow', 'delight', 'whiteBalance', 'exposure'];

/** Headings of the help for parameters that are not for everyone. */
const HEADINGS: Readonly<Record<string, string>> = { diffusion: 'Options of --model light-a-video:' };

/** Adds one flag per parameter of the effect, so that a new parameter needs no new code here. */
export function addLightOptions(command: Command): Command {
  for (const param of RELIGHT_EFFECT.params) {
    const option = new Option(`--${flagOf(param)} <${placeholder(param)}>`, hintOf(param));
    const heading = HEADINGS[param.group];
    command.addOption(heading === undefined ? option : option.helpGroup(heading));
  }
  return command.addOption(new Option('--models <folder>', modelsHint()).helpGroup(HEADINGS['diffusion']));
}

/** A line that names the flags which change nothing with the model in use, or null when all do something. */
export function idleFlags(flags: ReadonlyMap<string, ParamValue>, params: ReadonlyMap<string, ParamValue>): string | null {
  const [used, other] = params.get('model')?.value === 'light-a-video' ? ['light-a-video', 'lite'] : ['lite', 'light-a-video'];
  const serves = ({ name, group }: ParamDescription): boolean => (used === 'lite' ? group !== 'diffusion' : !LITE_ONLY.includes(name));
  const idle = RELIGHT_EFFECT.params.filter((param) => flags.has(param.name) && !serves(param)).map((param) => `--${flagOf(param)}`);
  return idle.length === 0 ? null : `Note: ${idle.join(', ')}: only with --model ${other}`;
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
  if (param.name === 'mask') return { kind: 'string', value: text === '' ? '' : resolve(text) };
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

function placeholder({ name, type, unit }: ParamDescription): string {
  return VALUES[name] ?? (type === 'choice' ? 'name' : unit === '' ? 'number' : unit.replaceAll(' ', '-'));
}

function hintOf(param: ParamDescription): string {
  const choice = param.options.length > 0 && param.options.length < 5 ? ` (${param.options.join(', ')})` : '';
  const ranged = param.type === 'double' || (param.type === 'int' && param.group === 'diffusion');
  const range = ranged && param.min !== null ? ` [${param.min}..${param.max ?? ''}]` : '';
  return `${param.hint}${choice}${range}${param.group === 'diffusion' ? presetOf(param) : ''}`;
}

/** The value that holds where nobody names one, at `reference` quality. */
function presetOf({ name, default: own }: ParamDescription): string {
  const value = own !== null && (own.kind === 'double' || own.kind === 'int' || own.kind === 'string') ? own.value : undefined;
  const preset = value ?? of(MODE_DEFAULTS.relight, name) ?? of(QUALITY_SETTINGS.reference, name) ?? '';
  const painting = of(MODE_DEFAULTS.paint, name) ?? preset;
  return preset === '' ? '' : ` (default: ${preset}${painting === preset ? '' : `; with --mask: ${painting}`})`;
}

function of(settings: ModeDefaults | QualitySettings, name: string): string | number | undefined {
  const found = Object.entries<string | number | null>({ ...settings }).find(([key]) => key === name);
  return found === undefined ? undefined : (found[1] ?? 'all');
}

function flagOf(param: ParamDescription): string {
  return FLAGS[param.name] ?? param.name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);
}

function camel(flag: string): string {
  return flag.replace(/-([a-z])/g, (_, letter: string) => letter.toUpperCase());
}
