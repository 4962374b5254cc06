import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { createFfmpegBackend } from '@relight/engine/media/backends/ffmpeg.js';
import { createNodeAvBackend } from '@relight/engine/media/backends/node-av.js';
import { clipFolder, ODD_CLIPS } from '../../clips/cursed.js';
import { encodeAll, encodeOptions, frameHash, framesOf, NEVER, testFrame } from '../../contracts/media-frames.js';
import { describeIf } from '../../requirements.js';

describeIf('ffmpeg', 'the media backends agree', () => {
  const [inside, outside] = [createNodeAvBackend(), createFfmpegBackend()];
  let folder = '';
  beforeAll(async () => {
    folder = await clipFolder();
  });
  afterAll(() => rm(folder, { recursive: true, force: true }));

  it.each(Object.entries(ODD_CLIPS).filter(([name]) => name !== 'proresAlpha'))(
    '%s: the same description and, bit for bit, the same frames',
    async (_, write) => {
      const path = await write(folder);
      const [a, b] = [await inside.probe(path, NEVER), await outside.probe(path, NEVER)];
      expect(a).toEqual(b);
      expect((await framesOf(inside, a)).map(frameHash)).toEqual((await framesOf(outside, b)).map(frameHash));
    },
  );

  it('what one writes as PNG the other reads, bit for bit', async () => {
    for (const [i, [writer, reader]] of [
      [inside, outside],
      [outside, inside],
    ].entries()) {
      const path = join(folder, `png-${i}`);
      await encodeAll(writer, encodeOptions(path, 'png', { alpha: true }), [testFrame(4, 96, 64, true)]);
      const [frame] = await framesOf(reader, await reader.probe(join(path, '00000.png'), NEVER));
      expect(frameHash(frame)).toBe(frameHash(testFrame(4, 96, 64, true)));
    }
  });
});
