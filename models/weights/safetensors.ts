import { open, realpath, stat } from 'node:fs/promises';
import type { FileHandle } from 'node:fs/promises';
import { ModelError } from '../model-error.js';
import { duplicateKey } from './duplicate-key.js';
import { parseSafetensorsHeader, type SafetensorsFile } from './safetensors-header.js';

/** Headers of published models take some 100 kB; a longer one than this is no header. */
const MAX_HEADER_BYTES = 16 * 1024 * 1024;

/** The bytes before the header: its length as a 64-bit integer, least byte first. */
const PREFIX_BYTES = 8;

/**
 * Reads the header of a `.safetensors` file, never the data. `file` and every `Weight.file` are the real path, symbolic links followed,
 * since ONNX Runtime refuses links that leave its folder.
 * Throws ModelError: `missing` (no such file), `broken` (anything in the header that would let a tensor lie outside the data, overlap
 * another, leave a hole, or be read in two ways).
 * Source: the safetensors format, github.com/huggingface/safetensors.
 */
export async function readSafetensors(path: string): Promise<SafetensorsFile> {
  const file = await realpath(path).catch((cause: unknown) => {
    throw new ModelError('missing', `Cannot find weights "${path}": ${reason(cause)}`, { cause });
  });
  // Asked before opening, since opening a pipe would wait for its writer.
  const info = await stat(file);
  if (!info.isFile()) throw new ModelError('broken', `Weights "${file}" are not a regular file: a .safetensors file is wanted`);
  const handle = await open(file, 'r').catch((cause: unknown) => {
    throw new ModelError('missing', `Cannot read weights "${file}": ${reason(cause)}`, { cause });
  });
  try {
    const { size } = await handle.stat();
    const header = await readHeader(handle, file, size);
    return parseSafetensorsHeader({ file, size, dataStart: PREFIX_BYTES + header.byteLength, header: parseJson(file, header) });
  } finally {
    await handle.close();
  }
}

async function readHeader(handle: FileHandle, file: string, size: number): Promise<Uint8Array> {
  if (size < PREFIX_BYTES) throw broken(file, `it has ${size} bytes: at least ${PREFIX_BYTES} are wanted`);
  const prefix = await readBytes(handle, file, 0, PREFIX_BYTES);
  const length = new DataView(prefix.buffer).getBigUint64(0, true);
  if (length > BigInt(MAX_HEADER_BYTES)) throw broken(file, `its header claims ${length} bytes: at most ${MAX_HEADER_BYTES} are wanted`);
  if (Number(length) > size - PREFIX_BYTES) {
    throw broken(file, `its header claims ${length} bytes: the file ends ${size - PREFIX_BYTES} bytes on`);
  }
  return readBytes(handle, file, PREFIX_BYTES, Number(length));
}

async function readBytes(handle: FileHandle, file: string, position: number, length: number): Promise<Uint8Array<ArrayBuffer>> {
  const bytes = new Uint8Array(length);
  for (let done = 0; done < length;) {
    const { bytesRead } = await handle.read(bytes, done, length - done, position + done);
    if (bytesRead === 0) throw broken(file, `it ends at byte ${position + done}: ${position + length} are wanted`);
    done += bytesRead;
  }
  return bytes;
}

function parseJson(file: string, header: Uint8Array): unknown {
  try {
    const text = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(header);
    const parsed: unknown = JSON.parse(text);
    const twice = duplicateKey(text);
    if (twice !== null) throw broken(file, `its header names "${twice.slice(0, 80)}" twice`);
    return parsed;
  } catch (cause) {
    if (cause instanceof ModelError) throw cause;
    throw broken(file, 'its header is not JSON in UTF-8', cause);
  }
}

function broken(file: string, what: string, cause?: unknown): ModelError {
  return new ModelError('broken', `Weights "${file}" are broken: ${what}`, cause === undefined ? {} : { cause });
}

function reason(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
