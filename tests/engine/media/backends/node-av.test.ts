import { spawnSync } from 'node:child_process';
import { describe, expect, it } from '@jest/globals';
import { createNodeAvBackend } from '@relight/engine/media/backends/node-av.js';
import { mediaBackendContract } from '../../../contracts/media-backend.contract.js';

describe('createNodeAvBackend()', () => {
  mediaBackendContract(createNodeAvBackend);

  it.each(['prores4444', 'h264'])('keeps its memory flat over 600 frames to %s', (codec) => {
    const loop = new URL('../../../fakes/media-loop.js', import.meta.url).pathname;
    const { stdout } = spawnSync(process.execPath, ['--expose-gc', loop, 'node-av', codec, '600'], { encoding: 'utf8' });
    const [early, late] = stdout.split(' ').map(Number);
    // One 16-bit frame is 0.45 MiB: 500 that stayed would be 225.
    expect(late - early).toBeLessThan(20);
  });
});
