import type { FilterDialect } from '../../colour.js';
import type * as Constants from 'node-av/constants';
import type * as Lib from 'node-av/lib';

/** node-av's low-level interface, one to one FFmpeg's own. Its high-level one is not used: it loses frames on Node 20. */
export interface NodeAv {
  readonly lib: typeof Lib;
  readonly c: typeof Constants;
}

/** The pinned version brings FFmpeg 8.1. */
export const DIALECT: FilterDialect = { alphaMode: true };

let loading: Promise<NodeAv> | null = null;

async function load(): Promise<NodeAv> {
  const lib = await import('node-av/lib');
  const c = await import('node-av/constants');
  // FFmpeg would write to this process's stderr; what matters comes back as return codes.
  lib.Log.setLevel(c.AV_LOG_QUIET);
  return { lib, c };
}

/** Loads the native library on first use. Rejects where it is not installed or not made for this machine. */
export function loadNodeAv(): Promise<NodeAv> {
  loading ??= load();
  return loading;
}
