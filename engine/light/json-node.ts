import { RelightError } from '@relight/proto/relight-error.js';

/** A value inside a JSON text that knows where it stands, and refuses what is not wanted. */
export interface JsonNode {
  readonly isList: boolean;
  readonly isNull: boolean;
  readonly isText: boolean;
  /** An object's fields; refuses any that is not `known`. */
  fields<K extends string>(known: readonly K[]): Partial<Readonly<Record<K, JsonNode>>>;
  /** A list's items; refuses fewer than `min` or more than `max`. */
  items(min: number, max: number): readonly JsonNode[];
  /** A finite number in [min, max]. */
  number(min: number, max: number): number;
  integer(min: number, max: number): number;
  text(maxLength: number): string;
  oneOf<T extends string>(options: readonly T[]): T;
  /** The error to throw when the value is something else than `wanted`. */
  wrong(wanted: string): RelightError;
}

const MAX_SHOWN = 60;

/** Wraps a parsed JSON value; `path` is how an error names it, such as `lights[0].kelvin`. */
export function jsonNode(value: unknown, path: string): JsonNode {
  const wrong = (wanted: string): RelightError =>
    new RelightError('invalid-argument', `Light rig: ${path === '' ? 'the rig' : path} is ${shown(value)}, wanted ${wanted}`);
  const number = (min: number, max: number): number => {
    if (typeof value !== 'number' || !(value >= min && value <= max)) throw wrong(`a number in [${min}, ${max}]`);
    return value;
  };
  return {
    isList: Array.isArray(value),
    isNull: value === null,
    isText: typeof value === 'string',
    wrong,
    number,
    fields: (known) => fields(value, path, known, wrong),
    items(min, max) {
      if (!Array.isArray(value) || value.length < min || value.length > max) {
        throw wrong(min === max ? `a list of ${min}` : `a list of ${min} to ${max}`);
      }
      return value.map((item, index) => jsonNode(item, `${path}[${index}]`));
    },
    integer(min, max) {
      const whole = number(min, max);
      if (!Number.isInteger(whole)) throw wrong(`a whole number in [${min}, ${max}]`);
      return whole;
    },
    text(maxLength) {
      if (typeof value !== 'string' || value === '' || value.length > maxLength) throw wrong(`a text of 1 to ${maxLength} characters`);
      return value;
    },
    oneOf(options) {
      const option = options.find((known) => known === value);
      if (option === undefined) throw wrong(`one of ${options.join(', ')}`);
      return option;
    },
  };
}

function fields<K extends string>(
  value: unknown,
  path: string,
  known: readonly K[],
  wrong: (wanted: string) => RelightError,
): Partial<Readonly<Record<K, JsonNode>>> {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) throw wrong(`an object with some of ${known.join(', ')}`);
  const out: Partial<Record<K, JsonNode>> = {};
  for (const [key, item] of Object.entries(value)) {
    const name = known.find((candidate) => candidate === key);
    const where = path === '' ? key.slice(0, MAX_SHOWN) : `${path}.${key.slice(0, MAX_SHOWN)}`;
    if (name === undefined) {
      throw new RelightError('invalid-argument', `Light rig: unknown name ${JSON.stringify(where)}, wanted some of ${known.join(', ')}`);
    }
    out[name] = jsonNode(item, where);
  }
  return out;
}

/** The value in one short line; a number too large for JSON reads as what it became. */
function shown(value: unknown): string {
  const text = typeof value === 'number' ? String(value) : JSON.stringify(value);
  return text.length > MAX_SHOWN ? `${text.slice(0, MAX_SHOWN)}...` : text;
}
