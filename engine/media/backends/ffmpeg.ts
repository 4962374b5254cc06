import type { FrameIndex } from '../frame-index.js';
import type { MediaBackend, MediaInfo } from '../media-backend.js';
import { decode } from './ffmpeg/decode.js';
import { createEncoder } from './ffmpeg/encode.js';
import { probe } from './ffmpeg/probe.js';
import { runTool } from './ffmpeg/tool.js';

/** `ffmpeg` and `ffprobe` (5.1 or newer, with zscale) from the PATH, by pipes. */
export function createFfmpegBackend(): MediaBackend {
  const indexes = new WeakMap<MediaInfo, FrameIndex>();
  return {
    id: 'ffmpeg',
    async unavailable() {
      const [ffmpeg, ffprobe] = await Promise.all([runTool('ffmpeg', ['-v', 'error', '-filters']), runTool('ffprobe', ['-version'])]);
      if (ffmpeg.status !== 0) return 'ffmpeg is not on the PATH';
      if (ffprobe.status !== 0) return 'ffprobe is not on the PATH';
      return / zscale /.test(ffmpeg.stdout) ? null : 'the ffmpeg on the PATH was built without the filter zscale';
    },
    async probe(path, signal) {
      const { info, index } = await probe(path, signal);
      indexes.set(info, index);
      return info;
    },
    async *decode(info, options) {
      const index = indexes.get(info) ?? (await probe(info.path, options.signal)).index;
      indexes.set(info, index);
      yield* decode(info, index, options);
    },
    encode: (options) => createEncoder(options),
  };
}
