import { ModelError } from '../model-error.js';
import { BYTES_PER_WEIGHT, type Weight, type WeightMap, type WeightType } from './weight-map.js';

/** Bytes per element of every type the format had when this was written; those that graphs take are in `TYPES`. */
const ITEM_BYTES: Readonly<Record<string, number>> = {
  BOOL: 1,
  U8: 1,
  I8: 1,
  F8_E5M2: 1,
  F8_E4M3: 1,
  I16: 2,
  U16: 2,
  F16: BYTES_PER_WEIGHT.float16,
  BF16: BYTES_PER_WEIGHT.bfloat16,
  I32: 4,
  U32: 4,
  F32: BYTES_PER_WEIGHT.float32,
  I64: 8,
  U64: 8,
  F64: 8,
};

const TYPES: Readonly<Record<string, WeightType>> = { F32: 'float32', F16: 'float16', BF16: 'bfloat16' };

/** A weight file whose header has been read and believed. */
export interface SafetensorsFile extends WeightMap {
  /** Bytes in the file. */
  readonly size: number;
  /** Where the data begin, in bytes from the file's start. */
  readonly dataStart: number;
  /** Free text that the writer left beside the tensors. */
  readonly metadata: ReadonlyMap<string, string>;
}

interface Entry {
  readonly key: string;
  readonly dtype: string;
  readonly dims: readonly number[];
  /** Bytes from the data's start. */
  readonly begin: number;
  readonly end: number;
}

/**
 * Believes a header or throws ModelError `broken` naming file, tensor, value and what is wanted. Every tensor lies inside the file, is as
 * long as its dims and type say, overlaps none, and no byte of the data belongs to none. Types that no graph takes (integer tables such as
 * `position_ids`) may be in the file; asking for one throws.
 */
export function parseSafetensorsHeader(o: { file: string; size: number; dataStart: number; header: unknown }): SafetensorsFile {
  const { file, size, dataStart } = o;
  if (!isRecord(o.header)) throw broken(file, `its header is ${shown(o.header)}: an object is wanted`);
  const entries = new Map<string, Entry>();
  const metadata = new Map<string, string>();
  for (const [key, value] of Object.entries(o.header)) {
    if (key === '__metadata__') for (const [name, text] of parseMetadata(file, value)) metadata.set(name, text);
    else entries.set(key, parseEntry(file, key, value));
  }
  mustTile(file, [...entries.values()], size - dataStart);
  return {
    file,
    size,
    dataStart,
    metadata,
    keys: [...entries.keys()],
    has: (key) => entries.has(key),
    get: (key) => toWeight(file, dataStart, entries.get(key) ?? missing(file, key)),
  };
}

function parseMetadata(file: string, value: unknown): [string, string][] {
  if (!isRecord(value)) throw broken(file, `"__metadata__" is ${shown(value)}: an object is wanted`);
  return Object.entries(value).map(([name, text]) => {
    if (typeof text !== 'string') throw broken(file, `"__metadata__" holds ${shown(text)} under ${shown(name)}: text is wanted`);
    return [name, text];
  });
}

function parseEntry(file: string, key: string, value: unknown): Entry {
  if (key === '') throw broken(file, 'a tensor has an empty name');
  if (!isRecord(value)) throw brokenTensor(file, key, `its entry is ${shown(value)}: an object is wanted`);
  const { dtype, shape, data_offsets: offsets } = value;
  if (typeof dtype !== 'string') throw brokenTensor(file, key, `its dtype is ${shown(dtype)}: a name such as "F32" is wanted`);
  if (!isCounts(shape)) throw brokenTensor(file, key, `its shape is ${shown(shape)}: whole numbers from 0 are wanted`);
  if (!isCounts(offsets) || offsets.length !== 2) {
    throw brokenTensor(file, key, `its data_offsets are ${shown(offsets)}: two whole numbers from 0 are wanted`);
  }
  const [begin, end] = offsets;
  if (begin > end) throw brokenTensor(file, key, `its data_offsets are ${shown(offsets)}: the first must not be past the second`);
  // Of a type unknown here, only the place can be judged.
  if (Object.hasOwn(ITEM_BYTES, dtype)) {
    const wanted = shape.reduce((product, dim) => product * dim, ITEM_BYTES[dtype]);
    if (wanted !== end - begin) {
      throw brokenTensor(file, key, `it has ${end - begin} bytes: ${wanted} are wanted for ${dtype} of shape ${shown(shape)}`);
    }
  }
  return { key, dtype, dims: shape, begin, end };
}

/** As the reference reader demands: the tensors cover the data from first byte to last, each byte once. */
function mustTile(file: string, entries: readonly Entry[], dataBytes: number): void {
  let covered = 0;
  let before = '';
  for (const { key, begin, end } of entries.toSorted((a, b) => a.begin - b.begin || a.end - b.end)) {
    if (end > dataBytes) throw brokenTensor(file, key, `it ends at byte ${end} of the data: the file holds ${dataBytes}`);
    if (begin < covered) throw brokenTensor(file, key, `it begins at byte ${begin} of the data, inside tensor ${shown(before)}`);
    if (begin > covered)
      throw brokenTensor(file, key, `it begins at byte ${begin} of the data: ${covered} is wanted, with no hole before it`);
    covered = end;
    before = key;
  }
  if (covered !== dataBytes) throw broken(file, `${dataBytes - covered} bytes past the last tensor belong to none`);
}

function toWeight(file: string, dataStart: number, { key, dtype, dims, begin, end }: Entry): Weight {
  const type = Object.hasOwn(TYPES, dtype) ? TYPES[dtype] : undefined;
  if (type === undefined) throw brokenTensor(file, key, `its dtype is ${shown(dtype)}: F32, F16 or BF16 is wanted`);
  return { file, key, type, dims, offset: dataStart + begin, length: end - begin };
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function isCounts(value: unknown): value is readonly number[] {
  return Array.isArray(value) && value.every((item) => Number.isSafeInteger(item) && item >= 0);
}

/** A value of the header as a message can carry it; nested ones by their kind only, since a hostile header may nest without end. */
function shown(value: unknown): string {
  if (Array.isArray(value)) {
    const items = value.slice(0, 8).map((item) => (Array.isArray(item) ? '[…]' : shown(item)));
    return `[${items.join(', ')}${value.length > 8 ? ', …' : ''}]`;
  }
  if (typeof value === 'string') return JSON.stringify(value.length > 80 ? `${value.slice(0, 80)}…` : value);
  return typeof value === 'object' && value !== null ? 'an object' : String(value);
}

function missing(file: string, key: string): never {
  throw brokenTensor(file, key, 'it is missing');
}

function brokenTensor(file: string, key: string, what: string): ModelError {
  return broken(file, `tensor ${shown(key)}: ${what}`);
}

function broken(file: string, what: string): ModelError {
  return new ModelError('broken', `Weights "${file}" are broken: ${what}`);
}
