import { readFile } from 'node:fs/promises';
import { ModelError } from '../model-error.js';

/** The fields of a model's published `config.json`, each checked as it is asked for; `fallback` stands for a field that is not there. */
export interface ModelConfig {
  readonly file: string;
  /** False where the file is absent, so that every field is its fallback. */
  readonly present: boolean;
  /** A whole number of at least 1. */
  count(field: string, fallback: number): number;
  /** Whole numbers of at least 1. */
  counts(field: string, fallback: readonly number[]): readonly number[];
  /** A finite number. */
  number(field: string, fallback: number): number;
  flag(field: string, fallback: boolean): boolean;
  /** One of `allowed`. */
  choice<T extends string>(field: string, allowed: readonly T[], fallback: T): T;
  texts(field: string, fallback: readonly string[]): readonly string[];
}

/** Far more than any configuration holds. */
const MOST_BYTES = 1024 * 1024;

/** Reads a configuration. Throws ModelError `broken`, naming file and field, for what is not as it must be; an absent file is no error. */
export async function readModelConfig(path: string): Promise<ModelConfig> {
  let text: string | null;
  try {
    text = await readFile(path, 'utf8');
  } catch (cause) {
    if ((cause as NodeJS.ErrnoException).code !== 'ENOENT') throw new ModelError('broken', `Cannot read "${path}"`, { cause });
    text = null;
  }
  if (text !== null && text.length > MOST_BYTES) throw new ModelError('broken', `"${path}" is broken: it is longer than any configuration`);
  return modelConfig(path, text);
}

/** The same from text; null is an absent file. */
export function modelConfig(file: string, text: string | null): ModelConfig {
  const fields = text === null ? {} : parsed(file, text);

  function read<T>(field: string, fallback: T, wanted: string, is: (value: unknown) => value is T): T {
    const value = Object.hasOwn(fields, field) ? fields[field] : undefined;
    if (value === undefined || value === null) return fallback;
    if (!is(value)) throw new ModelError('broken', `"${file}" is broken: "${field}" is ${JSON.stringify(value)}, ${wanted} is wanted`);
    return value;
  }
  return {
    file,
    present: text !== null,
    count: (field, fallback) => read(field, fallback, 'a whole number from 1', isCount),
    counts: (field, fallback) => read(field, fallback, 'a list of whole numbers from 1', listOf(isCount)),
    number: (field, fallback) => read(field, fallback, 'a number', isNumber),
    flag: (field, fallback) => read(field, fallback, 'true or false', (value) => typeof value === 'boolean'),
    choice: (field, allowed, fallback) => read(field, fallback, `one of ${allowed.join(', ')}`, oneOf(allowed)),
    texts: (field, fallback) => read(field, fallback, 'a list of texts', listOf(isText)),
  };
}

function parsed(file: string, text: string): Readonly<Record<string, unknown>> {
  try {
    const value: unknown = JSON.parse(text);
    if (isObject(value)) return value;
  } catch (cause) {
    throw new ModelError('broken', `"${file}" is broken: it is not JSON`, { cause });
  }
  throw new ModelError('broken', `"${file}" is broken: a JSON object is wanted`);
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function isNumber(value: unknown): value is number {
  return typeof value === 'number' && Number.isFinite(value);
}

function isCount(value: unknown): value is number {
  return typeof value === 'number' && Number.isSafeInteger(value) && value >= 1;
}

function isText(value: unknown): value is string {
  return typeof value === 'string';
}

function listOf<T>(is: (value: unknown) => value is T): (value: unknown) => value is readonly T[] {
  return (value): value is readonly T[] => Array.isArray(value) && value.length > 0 && value.every(is);
}

function oneOf<T extends string>(allowed: readonly T[]): (value: unknown) => value is T {
  return (value): value is T => (allowed as readonly unknown[]).includes(value);
}
