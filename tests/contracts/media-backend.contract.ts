import type { MediaBackend } from '@relight/engine/media/media-backend.js';
import { mediaReadingContract } from './media-reading.contract.js';
import { mediaWritingContract } from './media-writing.contract.js';

/** What every media backend must hold, reading and writing. */
export function mediaBackendContract(create: () => MediaBackend): void {
  mediaReadingContract(create);
  mediaWritingContract(create);
}
