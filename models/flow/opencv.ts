import { createRequire } from 'node:module';
import type * as OpenCvModule from '@techstark/opencv-js';
import { ModelError } from '../model-error.js';

type OpenCv = (typeof OpenCvModule)['default'];

/** OpenCV's WebAssembly module in a box: it has a `then` of its own, so no promise may resolve with it bare. */
export interface OpenCvBox {
  readonly cv: OpenCv;
}

let loading: Promise<OpenCvBox> | null = null;

/** Loads OpenCV (about 13 MB, a quarter second) when first asked, once per process. */
export function loadOpenCv(): Promise<OpenCvBox> {
  loading ??= load();
  return loading;
}

async function load(): Promise<OpenCvBox> {
  const before = { uncaughtException: process.listeners('uncaughtException'), unhandledRejection: process.listeners('unhandledRejection') };
  const box: OpenCvBox = { cv: required() };
  if (!('Mat' in box.cv)) await new Promise<void>((resolve) => Object.assign(box.cv, { onRuntimeInitialized: () => resolve() }));
  // Emscripten would turn every stray error of the host process into its own abort.
  for (const listener of process.listeners('uncaughtException')) {
    if (!before.uncaughtException.includes(listener)) process.off('uncaughtException', listener);
  }
  for (const listener of process.listeners('unhandledRejection')) {
    if (!before.unhandledRejection.includes(listener)) process.off('unhandledRejection', listener);
  }
  return box;
}

/** By `require`: a loader that copies a CommonJS module's names into a namespace would copy `then` too, and `import()` would never end. */
function required(): OpenCv {
  try {
    return createRequire(import.meta.url)('@techstark/opencv-js') as OpenCv;
  } catch (cause) {
    throw new ModelError('unsupported', `OpenCV does not load here: ${cause instanceof Error ? cause.message : String(cause)}`, { cause });
  }
}
