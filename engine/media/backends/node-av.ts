import { probe } from './node-av/probe.js';
import { decode } from './node-av/decode.js';
import { createEncoder } from './node-av/encode.js';
import { loadNodeAv } from './node-av/load.js';
import type { FrameIndex } from '../frame-index.js';
import type { MediaBackend, MediaInfo } from '../media-backend.js';

/** FFmpeg inside this process, by the node-av package. A crash in it takes the process along: run it in a worker. */
export function createNodeAvBackend(): MediaBackend {
  const indexes = new WeakMap<MediaInfo, FrameIndex>();
  return {
    id: 'node-av',
    async unavailable() {
      try {
        await loadNodeAv();
        return null;
      } catch (error) {
        return `node-av cannot be loaded: ${error instanceof Error ? error.message : String(error)}`;
      }
    },
    async probe(path, signal) {
      const { info, index } = await probe(await loadNodeAv(), path, signal);
      indexes.set(info, index);
      return info;
    },
    async *decode(info, options) {
      const av = await loadNodeAv();
      const index = indexes.get(info) ?? (await probe(av, info.path, options.signal)).index;
      indexes.set(info, index);
      yield* decode(av, info, index, options);
    },
    async encode(options) {
      return createEncoder(await loadNodeAv(), options);
    },
  };
}
