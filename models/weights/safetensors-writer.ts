import type { WeightType } from './weight-map.js';
import { BYTES_PER_WEIGHT } from './weight-map.js';

/** One tensor to be written; its data follow those of the tensor before it. */
export interface TensorLayout {
  readonly key: string;
  readonly type: WeightType;
  readonly dims: readonly number[];
}

const DTYPES: Readonly<Record<WeightType, string>> = { float32: 'F32', float16: 'F16', bfloat16: 'BF16' };

/** Data begin at a multiple of this, so that a memory-mapped tensor is aligned for any processor. */
const ALIGNMENT_BYTES = 64;

/** Bytes of a tensor's data. */
export function layoutBytes({ type, dims }: TensorLayout): number {
  return dims.reduce((product, dim) => product * dim, BYTES_PER_WEIGHT[type]);
}

/**
 * What precedes the data in a `.safetensors` file: the length of the header and the header, filled with spaces to a multiple of 64 bytes.
 * The data of all tensors follow in the order given, with nothing between them.
 */
export function encodeSafetensorsHeader(tensors: readonly TensorLayout[], metadata: Readonly<Record<string, string>> = {}): Uint8Array {
  const entries: [string, unknown][] = Object.keys(metadata).length === 0 ? [] : [['__metadata__', metadata]];
  let end = 0;
  for (const tensor of tensors) {
    const begin = end;
    end += layoutBytes(tensor);
    entries.push([tensor.key, { dtype: DTYPES[tensor.type], shape: tensor.dims, data_offsets: [begin, end] }]);
  }
  const json = new TextEncoder().encode(JSON.stringify(Object.fromEntries(entries)));
  const total = Math.ceil((8 + json.byteLength) / ALIGNMENT_BYTES) * ALIGNMENT_BYTES;
  const bytes = new Uint8Array(total).fill(0x20);
  new DataView(bytes.buffer).setBigUint64(0, BigInt(total - 8), true);
  bytes.set(json, 8);
  return bytes;
}
