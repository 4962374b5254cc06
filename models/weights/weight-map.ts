import { ModelError } from '../model-error.js';

/** The element types that a graph can take from a file, whatever it computes in. */
export type WeightType = 'float32' | 'float16' | 'bfloat16';

/** Bytes per element. */
export const BYTES_PER_WEIGHT: Readonly<Record<WeightType, number>> = { float32: 4, float16: 2, bfloat16: 2 };

/** Where one tensor's data lie: row-major, least byte first, `length` = product of `dims` times the bytes per element. */
export interface Weight {
  /** The real path of the file that holds the data. */
  readonly file: string;
  /** The tensor's name in that file. */
  readonly key: string;
  readonly type: WeightType;
  readonly dims: readonly number[];
  /** Bytes from the file's start. */
  readonly offset: number;
  /** Bytes. */
  readonly length: number;
}

/** Tensors by name, wherever they lie. */
export interface WeightMap {
  /** What to call the whole of it in a message: a file, or what was made of several. */
  readonly file: string;
  readonly keys: readonly string[];
  has(key: string): boolean;
  /** Throws ModelError `broken` naming file and tensor: there is none of that name, or it is not of a type that graphs take. */
  get(key: string): Weight;
}

/** Several maps as one; where two hold a key, the later map wins. */
export function overlaid(file: string, maps: readonly WeightMap[]): WeightMap {
  const owners = new Map(maps.flatMap((map) => map.keys.map((key) => [key, map] as const)));
  return {
    file,
    keys: [...owners.keys()],
    has: (key) => owners.has(key),
    get: (key) => (owners.get(key) ?? missing(file, key)).get(key),
  };
}

/** The same tensors under other names. Throws ModelError `broken` if two would share a name. */
export function renamed(map: WeightMap, rename: (key: string) => string): WeightMap {
  const published = new Map<string, string>();
  for (const key of map.keys) {
    const name = rename(key);
    const other = published.get(name);
    if (other !== undefined) {
      throw new ModelError('broken', `Weights "${map.file}" are broken: tensors "${other}" and "${key}" are both called "${name}"`);
    }
    published.set(name, key);
  }
  return {
    file: map.file,
    keys: [...published.keys()],
    has: (name) => published.has(name),
    get: (name) => map.get(published.get(name) ?? missing(map.file, name)),
  };
}

function missing(file: string, key: string): never {
  throw new ModelError('broken', `Weights "${file}" are broken: tensor "${key}" is missing`);
}
