import { createHash } from 'node:crypto';
import { readdir, rm, stat } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { ModelError } from '../model-error.js';
import { addWeights } from './add-weights.js';
import { contentFingerprint } from './content-fingerprint.js';
import { replaceFile } from './replace-file.js';
import { sha256OfData } from './data-sha256.js';
import { readSafetensors } from './safetensors.js';
import type { SafetensorsFile } from './safetensors-header.js';
import { encodeSafetensorsHeader, layoutBytes, type TensorLayout } from './safetensors-writer.js';
import { sumLayout } from './sum-layout.js';

/** Another number here makes every cached sum a new one. */
const FORMAT = 1;

/**
 * The UNet of IC-Light: base + offset, added once in float32 and kept as a file in `cacheFolder`, which later calls find again.
 * A changed, touched or moved input makes a new sum and removes the old one; a damaged or foreign file of that name is made anew.
 * Memory is constant (some 40 MB), the file appears whole or not at all, and is read back and compared before it appears.
 * Throws ModelError: `missing` (an input), `broken` (an input, or the two do not fit), `unsupported` (no room, no right to write); aborts
 * with the signal's reason.
 * Source: light-a-video.md 2.1; IC-Light's own loader adds key by key to every tensor of the base.
 */
export async function mergedIcLight(options: {
  readonly base: string;
  readonly offset: string;
  readonly cacheFolder: string;
  readonly signal: AbortSignal;
}): Promise<string> {
  const { cacheFolder, signal } = options;
  const base = await readSafetensors(options.base);
  const offset = await readSafetensors(options.offset);
  const sum = sumLayout(base, offset);
  signal.throwIfAborted();
  // 1. Which sum is wanted: the name says it in short, the file itself in full.
  const places = hex(`${base.file}\n${offset.file}`).slice(0, 8);
  const inputs = hex([FORMAT, await identity(base), await identity(offset)].join('\n'));
  const stem = basename(offset.file, '.safetensors');
  const path = join(cacheFolder, `${stem}-${places}${inputs.slice(0, 8)}.safetensors`);
  // 2. It may be there.
  if (await isSum(path, inputs, sum)) return path;
  // 3. Else it is made, beside its place.
  const header = (sha256: string): Uint8Array => encodeSafetensorsHeader(sum, { inputs, sha256 });
  const dataStart = header(hex('')).byteLength;
  const dataBytes = sum.reduce((total, tensor) => total + layoutBytes(tensor), 0);
  await replaceFile(path, dataStart + dataBytes, async (handle, temporary) => {
    const sha256 = await addWeights({ base, offset, sum, into: handle, position: dataStart, signal });
    // The header comes last: what is cut short before has none, and is nobody's weights.
    await handle.write(header(sha256), 0, dataStart, 0);
    await handle.sync();
    // 4. What the disk gives back must be what was written.
    if (!(await isSum(temporary, inputs, sum)) || (await sha256OfData(handle, dataStart, dataBytes, signal)) !== sha256) {
      throw new ModelError('broken', `"${path}" comes back from the disk other than it was written`);
    }
  });
  // 5. Sums of the same two files as they were before can serve nobody.
  await removeOutdated(cacheFolder, `${stem}-${places}`, basename(path));
  return path;
}

async function identity(input: SafetensorsFile): Promise<string> {
  const { size, mtimeNs } = await stat(input.file, { bigint: true });
  return `${size} ${mtimeNs} ${await contentFingerprint(input.file)}`;
}

async function isSum(path: string, inputs: string, sum: readonly TensorLayout[]): Promise<boolean> {
  const file = await readSafetensors(path).catch((error: unknown) => {
    if (error instanceof ModelError) return null;
    throw error;
  });
  if (file === null || file.metadata.get('inputs') !== inputs || file.keys.length !== sum.length) return false;
  return sum.every(({ key, dims }) => file.has(key) && file.get(key).type === 'float32' && file.get(key).dims.join() === dims.join());
}

async function removeOutdated(folder: string, prefix: string, keep: string): Promise<void> {
  for (const name of await readdir(folder)) {
    const outdated = name.startsWith(prefix) && name.endsWith('.safetensors') && name !== keep;
    // A system that keeps files in use from being removed keeps it for now.
    if (outdated) await rm(join(folder, name), { force: true }).catch(() => undefined);
  }
}

function hex(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}
