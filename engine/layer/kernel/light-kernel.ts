import { readFile } from 'node:fs/promises';
import { RelightError } from '@relight/proto/relight-error.js';

/**
 * The compiled per-pixel loops of assembly/*.ts. Addresses and strides are bytes in `memory`; rows are f32 or u16, packed.
 * Why WebAssembly: CPU time for one 1920x1080 frame under nine 128x72 maps, best of several on one busy core of a 2.6 GHz EPYC:
 * this 40 ms (31 of them in the loops), the same law as an ONNX graph in onnxruntime-node on one thread 189 ms, plain typed
 * arrays with tables for all four curves 313 ms.
 */
export interface LightKernel {
  readonly memory: { readonly buffer: ArrayBuffer; grow(pages: number): number };
  /** First address that the kernel itself does not use. */
  heapBase(): number;
  /** A band of `rows` 16-bit rows, the first and last weighted, to one row of `count` area averages times `scale`. */
  averageBand(
    from: number,
    width: number,
    rows: number,
    firstWeight: number,
    lastWeight: number,
    sums: number,
    to: number,
    count: number,
    scale: number,
  ): void;
  /** `count` values to `width` pixels, linear between centres. Writes up to three values past the end. */
  stretchRow(from: number, count: number, to: number, width: number): void;
  /** One row relit; see assembly/apply.ts. Writes up to three values past the end. */
  applyRow(
    from: number,
    to: number,
    plane: number,
    width: number,
    top: number,
    bottom: number,
    stride: number,
    share: number,
    patternTop: number,
    patternBottom: number,
    patternShare: number,
    strength: number,
  ): void;
}

/** From engine/dist/layer/kernel/ to the compiled file, which lies beside the sources. */
const FILE = new URL('../../../layer/kernel/light-kernel.wasm', import.meta.url);

/** Loads the kernel. Synchronous to call, one caller at a time: each call lays out the memory anew. */
export async function loadLightKernel(): Promise<LightKernel> {
  const { instance } = await WebAssembly.instantiate(await readFile(FILE));
  if (!isLightKernel(instance.exports)) {
    throw new RelightError('internal', `Cannot use ${FILE.pathname} as it lacks the kernel's functions: run "npm run kernel"`);
  }
  return instance.exports;
}

function isLightKernel(exports: unknown): exports is LightKernel {
  if (typeof exports !== 'object' || exports === null || !('memory' in exports)) return false;
  const named: Readonly<Record<string, unknown>> = { ...exports };
  return ['heapBase', 'averageBand', 'stretchRow', 'applyRow'].every((name) => typeof named[name] === 'function');
}
