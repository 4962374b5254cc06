import { describe, expect, it } from '@jest/globals';
import { decodeFrames } from '@relight/engine/pipeline/decode-frames.js';
import { encodeFrames } from '@relight/engine/pipeline/encode-frames.js';
import { seededNoise } from '@relight/models/noise.js';
import type { Vae } from '@relight/models/interfaces/vae.js';
import { blockVae } from '../../fakes/exact-models.js';

describe('encodeFrames() and decodeFrames()', () => {
  const { signal } = new AbortController();
  const pixels = seededNoise(1)([5, 3, 4, 4]);

  it.each([
    [1, [1, 1, 1, 1, 1]],
    [2, [2, 2, 1]],
    [16, [5]],
    [Infinity, [5]],
  ])('call the VAE with at most %d frames, with the same result', async (framesPerCall, lengths) => {
    const called: number[] = [];
    const exact = blockVae(2);
    const vae: Vae = {
      ...exact,
      encode: (part, ...rest) => (called.push(part.dims[0]), exact.encode(part, ...rest)),
      decode: (part, ...rest) => (called.push(part.dims[0]), exact.decode(part, ...rest)),
    };
    const latents = await encodeFrames(vae, pixels, framesPerCall, signal);
    const decoded = await decodeFrames(vae, latents, framesPerCall, signal);
    expect(called).toEqual([...lengths, ...lengths]);
    expect(latents).toEqual(await exact.encode(pixels, signal));
    expect(decoded).toEqual(await exact.decode(latents, signal));
    expect([latents.dims, decoded.dims]).toEqual([[5, 3, 2, 2], pixels.dims]);
  });

  it('check the signal before each call', async () => {
    const aborted = AbortSignal.abort();
    await expect(encodeFrames(blockVae(2), pixels, 1, aborted)).rejects.toMatchObject({ name: 'AbortError' });
    await expect(decodeFrames(blockVae(2), pixels, 1, aborted)).rejects.toMatchObject({ name: 'AbortError' });
  });
});
