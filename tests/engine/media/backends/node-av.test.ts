import { describe } from '@jest/globals';
import { createNodeAvBackend } from '@relight/engine/media/backends/node-av.js';
import { mediaBackendContract } from '../../../contracts/media-backend.contract.js';

describe('createNodeAvBackend()', () => {
  mediaBackendContract(createNodeAvBackend);
});
