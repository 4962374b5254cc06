import { afterAll, describe, expect, it } from '@jest/globals';
import type { VideoFrame } from '@relight/engine/media/media-backend.js';
import { openBackend } from '@relight/engine/media/open-backend.js';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const [WIDTH, HEIGHT] = [320, 128];
/** One 8-bit step of limited-range luma, in 16-bit codes. */
const STEP = 65535 / 219;

/** A dark grey that rises by four 8-bit steps across the frame. */
function slope(index: number): VideoFrame {
  const grey = Uint16Array.from({ length: WIDTH * HEIGHT }, (_, at) => Math.round(20 * STEP + (4 * STEP * (at % WIDTH)) / WIDTH));
  return { index, time: index / 24, width: WIDTH, height: HEIGHT, r: grey, g: grey, b: grey, a: null };
}

describe('encodeFilter() into 8-bit H.264', () => {
  const folder = mkdtemp(join(tmpdir(), 'relight-dither-'));
  afterAll(async () => rm(await folder, { recursive: true }));

  it('keeps a slope finer than its codes: no plateau, as means over columns show', async () => {
    const media = await openBackend();
    const path = join(await folder, 'slope.mp4');
    const square = { num: 1, den: 1 };
    const shape = { width: WIDTH, height: HEIGHT, rotation: 0, pixelAspect: square, frameRate: { num: 24, den: 1 } } as const;
    const encoder = await media.encode({ path, codec: 'h264', ...shape, variableRate: false, alpha: false });
    for (let index = 0; index < 4; index++) await encoder.write(slope(index));
    await encoder.finish();
    const { signal } = new AbortController();
    const info = await media.probe(path, signal);
    const means: number[] = [];
    for await (const { g } of media.decode(info, { first: 0, last: 0, signal })) {
      for (let left = 0; left < WIDTH; left += 16) {
        let sum = 0;
        for (let y = 0; y < HEIGHT; y++) for (let x = left; x < left + 16; x++) sum += g[y * WIDTH + x];
        means.push(sum / (16 * HEIGHT) / STEP);
      }
    }
    const wanted = means.map((_, column) => 20 + (4 * (16 * column + 7.5)) / WIDTH);
    expect(Math.max(...means.map((mean, column) => Math.abs(mean - wanted[column])))).toBeLessThan(0.25);
  });
});
