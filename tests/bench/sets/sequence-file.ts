import { createHash } from 'node:crypto';
import { mkdirSync, existsSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { createRandom } from '../renderer/random.js';
import { renderSequence } from '../renderer/render-sequence.js';
import type { RenderedFrame, SequenceSpec } from '../renderer/render-sequence.js';
import { scenes } from '../renderer/scenes/index.js';
import type { SequenceEntry } from './sequence-set.js';

/** The bytes that a set's hash covers: per frame the input, the truth (r, g, b per pixel) and the foreground. */
export function renderBytes(spec: SequenceSpec & { readonly kind: string }): Uint8Array {
  const draw = scenes[spec.kind];
  if (draw === undefined) throw new Error(`Cannot render scene kind "${spec.kind}": known are ${Object.keys(scenes).join(', ')}`);
  const parts: Uint8Array[] = [];
  for (const frame of renderSequence(draw(createRandom(spec.seed)), spec)) parts.push(frame.input, frame.truth, frame.foreground);
  return Buffer.concat(parts);
}

export function sha256(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex');
}

/**
 * A sequence's frames, from `cacheFolder` or rendered into it. Throws where they are not, bit for bit, those that
 * the set was committed with: figures from changed pictures cannot be compared.
 */
export function loadSequence(entry: SequenceEntry, cacheFolder: string): readonly RenderedFrame[] {
  const path = join(cacheFolder, `${entry.id}-${entry.sha256.slice(0, 16)}.bin`);
  const cached = existsSync(path);
  const bytes = cached ? readFileSync(path) : renderBytes(entry);
  const found = sha256(bytes);
  if (found !== entry.sha256) {
    const where = cached ? `cached frames ${path}` : 'rendered frames';
    throw new Error(`Cannot use sequence "${entry.id}" as its ${where} have sha256 ${found}: the set says ${entry.sha256}`);
  }
  if (!cached) {
    mkdirSync(cacheFolder, { recursive: true });
    writeFileSync(`${path}.part`, bytes);
    renameSync(`${path}.part`, path);
  }
  return splitFrames(bytes, entry);
}

/** Undoes `renderBytes`. */
export function splitFrames(bytes: Uint8Array, spec: SequenceSpec): readonly RenderedFrame[] {
  const pixels = spec.width * spec.height;
  return Array.from({ length: spec.frames }, (_, f) => {
    const at = f * pixels * 7;
    return {
      input: bytes.subarray(at, at + 3 * pixels),
      truth: bytes.subarray(at + 3 * pixels, at + 6 * pixels),
      foreground: bytes.subarray(at + 6 * pixels, at + 7 * pixels),
    };
  });
}
