import { createFfmpegBackend } from '@relight/engine/media/backends/ffmpeg.js';
import { mediaBackendContract } from '../../../contracts/media-backend.contract.js';
import { describeIf } from '../../../requirements.js';

describeIf('ffmpeg', 'createFfmpegBackend()', () => {
  mediaBackendContract(createFfmpegBackend);
});
