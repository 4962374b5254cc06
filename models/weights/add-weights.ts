import { createHash } from 'node:crypto';
import { open } from 'node:fs/promises';
import type { FileHandle } from 'node:fs/promises';
import { ModelError } from '../model-error.js';
import type { SafetensorsFile } from './safetensors-header.js';
import type { TensorLayout } from './safetensors-writer.js';
import { toFloat32 } from './to-float32.js';
import { BYTES_PER_WEIGHT, type Weight } from './weight-map.js';

/** Numbers added at a time: 4 MiB of float32. */
const BLOCK = 1024 * 1024;

/** `count` numbers of one tensor, from `start`. A tensor that the offset widens is one block. */
interface Block {
  readonly base: Weight;
  readonly offset: Weight;
  readonly start: number;
  readonly count: number;
}

/** Where one block is read and added while the other's sums are written. */
interface Slot {
  readonly base: Uint8Array<ArrayBuffer>;
  readonly offset: Uint8Array<ArrayBuffer>;
  readonly baseValues: Float32Array<ArrayBuffer>;
  readonly offsetValues: Float32Array<ArrayBuffer>;
  readonly sum: Float32Array<ArrayBuffer>;
}

/**
 * Adds two files of weights, block by block, in float32, and writes the sums at `position` in the order of `sum`. Where the offset is wider
 * than the base (axis 1), the base counts as 0 there. Reading, adding and writing overlap. Returns the sha256 (hex) of what was written.
 * Throws ModelError `broken` if an input ends early; aborts with the signal's reason.
 */
export async function addWeights(o: {
  readonly base: SafetensorsFile;
  readonly offset: SafetensorsFile;
  readonly sum: readonly TensorLayout[];
  readonly into: FileHandle;
  readonly position: number;
  readonly signal: AbortSignal;
}): Promise<string> {
  const hash = createHash('sha256');
  const blocks = o.sum.flatMap(({ key }) => blocksOf(o.base.get(key), o.offset.get(key)));
  const base = await open(o.base.file, 'r');
  const offset = await open(o.offset.file, 'r');
  const largest = blocks.reduce((most, { count }) => Math.max(most, count), 0);
  const slots = [createSlot(largest), createSlot(largest)];
  let position = o.position;
  let reading: Promise<void> = Promise.resolve();
  let writing: Promise<void> = Promise.resolve();
  try {
    for (let i = 0; i <= blocks.length; i++) {
      await reading;
      o.signal.throwIfAborted();
      if (i < blocks.length) reading = awaitedLater(readBlock(base, offset, blocks[i], slots[i % 2]));
      if (i > 0) {
        const sum = addBlock(blocks[i - 1], slots[(i - 1) % 2]);
        hash.update(sum);
        await writing;
        writing = awaitedLater(writeBytes(o.into, sum, position));
        position += sum.byteLength;
      }
    }
    await writing;
  } finally {
    await Promise.allSettled([reading, writing]);
    await base.close();
    await offset.close();
  }
  return hash.digest('hex');
}

/** A failure before the `await` is not unhandled: it is thrown there. */
function awaitedLater(work: Promise<void>): Promise<void> {
  work.catch(() => undefined);
  return work;
}

function blocksOf(base: Weight, offset: Weight): Block[] {
  const count = offset.length / BYTES_PER_WEIGHT[offset.type];
  if (isWidened(base, offset)) {
    if (count > BLOCK) throw new ModelError('broken', `Weights "${offset.file}" are broken: tensor "${offset.key}" has ${count} numbers`);
    return [{ base, offset, start: 0, count }];
  }
  const starts = Array.from({ length: Math.ceil(count / BLOCK) }, (_, i) => i * BLOCK);
  return starts.map((start) => ({ base, offset, start, count: Math.min(BLOCK, count - start) }));
}

function isWidened(base: Weight, offset: Weight): boolean {
  return base.dims[1] !== offset.dims[1];
}

function createSlot(count: number): Slot {
  const floats = (): Float32Array<ArrayBuffer> => new Float32Array(count);
  const bytes = (): Uint8Array<ArrayBuffer> => new Uint8Array(count * BYTES_PER_WEIGHT.float32);
  return { base: bytes(), offset: bytes(), baseValues: floats(), offsetValues: floats(), sum: floats() };
}

async function readBlock(base: FileHandle, offset: FileHandle, block: Block, slot: Slot): Promise<void> {
  const whole = isWidened(block.base, block.offset);
  await Promise.all([
    readNumbers(base, block.base, block.start, whole ? null : block.count, slot.base),
    readNumbers(offset, block.offset, block.start, block.count, slot.offset),
  ]);
}

async function readNumbers(handle: FileHandle, weight: Weight, start: number, count: number | null, into: Uint8Array): Promise<void> {
  const item = BYTES_PER_WEIGHT[weight.type];
  const length = count === null ? weight.length : count * item;
  for (let done = 0; done < length;) {
    const { bytesRead } = await handle.read(into, done, length - done, weight.offset + start * item + done);
    if (bytesRead === 0) throw new ModelError('broken', `Weights "${weight.file}" are broken: tensor "${weight.key}" is cut off`);
    done += bytesRead;
  }
}

/** The sums as bytes, in the slot's own memory. */
function addBlock({ base, offset, count }: Block, slot: Slot): Uint8Array<ArrayBuffer> {
  const sum = slot.sum.subarray(0, count);
  const add = numbers(offset, slot.offset, count, slot.offsetValues);
  if (!isWidened(base, offset)) {
    const from = numbers(base, slot.base, count, slot.baseValues);
    for (let i = 0; i < count; i++) sum[i] = from[i] + add[i];
  } else {
    const from = numbers(base, slot.base, base.length / BYTES_PER_WEIGHT[base.type], slot.baseValues);
    sum.set(add);
    const [rows] = base.dims;
    const [narrow, wide] = [from.length / rows, count / rows];
    for (let row = 0; row < rows; row++) {
      for (let i = 0; i < narrow; i++) sum[row * wide + i] = from[row * narrow + i] + add[row * wide + i];
    }
  }
  return new Uint8Array(sum.buffer, 0, count * BYTES_PER_WEIGHT.float32);
}

function numbers(
  weight: Weight,
  bytes: Uint8Array<ArrayBuffer>,
  count: number,
  into: Float32Array<ArrayBuffer>,
): Float32Array<ArrayBuffer> {
  return toFloat32(weight.type, bytes.subarray(0, count * BYTES_PER_WEIGHT[weight.type]), into);
}

async function writeBytes(handle: FileHandle, bytes: Uint8Array, position: number): Promise<void> {
  for (let done = 0; done < bytes.byteLength;) {
    done += (await handle.write(bytes, done, bytes.byteLength - done, position + done)).bytesWritten;
  }
}
