import { RelightError } from '@relight/proto/relight-error.js';
import { createFfmpegBackend } from './backends/ffmpeg.js';
import { createNodeAvBackend } from './backends/node-av.js';
import type { MediaBackend } from './media-backend.js';

/** Every way to read and write media files, the best first. */
export const BACKENDS: Readonly<Record<string, () => MediaBackend>> = {
  'node-av': createNodeAvBackend,
  ffmpeg: createFfmpegBackend,
};

/** The first backend that works here, or `preferred` alone. Throws `internal` with the step that adds one. */
export async function openBackend(preferred?: string): Promise<MediaBackend> {
  const ids = preferred === undefined ? Object.keys(BACKENDS) : [preferred];
  const reasons: string[] = [];
  for (const id of ids) {
    const create = Object.hasOwn(BACKENDS, id) ? BACKENDS[id] : null;
    if (!create)
      throw new RelightError('invalid-argument', `There is no media backend "${id}": ${Object.keys(BACKENDS).join(' or ')} is wanted`);
    const backend = create();
    const reason = await backend.unavailable();
    if (reason === null) return backend;
    reasons.push(reason);
  }
  throw new RelightError(
    'internal',
    `Nothing here can read video (${reasons.join('; ')}): run "npm install" again, or install ffmpeg 5.1 or newer`,
  );
}
