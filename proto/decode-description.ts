import type { relight } from '#gen/relight.js';
import { PARAM_TYPES } from './relight-effect.js';
import type { EffectDescription, ParamDescription, ParamValue } from './relight-effect.js';
import { RelightError } from './relight-error.js';

/** The effect's description. Throws `protocol`. */
export function decodeDescription(description: relight.v1.IEffectDescription): EffectDescription {
  return {
    id: description.id ?? '',
    label: description.label ?? '',
    params: (description.params ?? []).map(decodeParam),
    presets: (description.presets ?? []).map(({ id, label, hint }) => ({ id: id ?? '', label: label ?? '', hint: hint ?? '' })),
  };
}

function decodeParam(param: relight.v1.IParamDescription): ParamDescription {
  const name = param.name ?? '';
  const type = PARAM_TYPES.find((known) => known === param.type);
  if (type === undefined) throw broken(name, `type "${param.type ?? ''}"`, PARAM_TYPES.join(', '));
  return {
    name,
    label: param.label ?? '',
    type,
    min: param.min ?? null,
    max: param.max ?? null,
    default: param.defaultValue ? decodeValue(param.defaultValue, name) : null,
    unit: param.unit ?? '',
    animates: param.animates ?? false,
    hint: param.hint ?? '',
    group: param.group ?? '',
    options: param.options ?? [],
  };
}

/** A parameter's value. Throws `protocol` when it has none. */
export function decodeValue(value: relight.v1.IParamValue, name: string): ParamValue {
  if (value.doubleValue != null) return { kind: 'double', value: value.doubleValue };
  if (value.intValue != null) return { kind: 'int', value: value.intValue };
  if (value.stringValue != null) return { kind: 'string', value: value.stringValue };
  if (value.boolValue != null) return { kind: 'bool', value: value.boolValue };
  if (value.keyframes != null) {
    return { kind: 'keyframes', value: (value.keyframes.keys ?? []).map(({ frame, value: number }) => [frame ?? 0, number ?? 0]) };
  }
  throw broken(name, 'no value', 'a number, text, yes or no, or keyframes');
}

function broken(name: string, value: string, wanted: string): RelightError {
  return new RelightError('protocol', `Cannot read message: parameter "${name}" has ${value}, ${wanted} is wanted`);
}
