import { describe, expect, it } from '@jest/globals';
import { createLightLatents } from '@relight/models/families/iclight/light-latents.js';
import { lightMap } from '@relight/models/families/iclight/light-map.js';
import type { DirectionalLight } from '@relight/models/interfaces/light.js';
import type { Vae } from '@relight/models/interfaces/vae.js';
import { blockVae } from '../../../fakes/exact-models.js';

const { signal } = new AbortController();
const extent = { width: 64, height: 64 };

const from = (x: number, y: number): DirectionalLight => ({ direction: [x, y, 0.3], color: [1, 1, 1], softness: 0, falloff: 0 });

/** A VAE that counts the frames it encodes. */
function counted(): { readonly vae: Vae; readonly encoded: () => number } {
  const plain = blockVae(8);
  let frames = 0;
  return {
    vae: {
      ...plain,
      encode(pixels, stop) {
        frames += pixels.dims[0];
        return plain.encode(pixels, stop);
      },
    },
    encoded: () => frames,
  };
}

describe('createLightLatents()', () => {
  it('encodes a light that stands still once, for all frames and calls', async () => {
    const { vae, encoded } = counted();
    const latents = createLightLatents(vae);
    const still = [[from(-1, 0)], [from(-1, 0)], [from(-1, 0)]];
    const maps = await latents.of(still, extent, signal);
    expect(new Set(maps).size).toBe(1);
    expect(maps[0]).toEqual(await blockVae(8).encode(lightMap(still[0], extent)!, signal));
    await latents.of(still, extent, signal);
    expect(encoded()).toBe(1);
  });

  it('encodes a light that moves for each frame, once while the window stays', async () => {
    const { vae, encoded } = counted();
    const latents = createLightLatents(vae);
    const moving = [[from(-1, 0)], [from(-0.9, 0.3)], [from(-0.5, 0.8)]];
    const maps = await latents.of(moving, extent, signal);
    await latents.of(moving, extent, signal);
    expect([new Set(maps).size, encoded()]).toEqual([3, 3]);
    await latents.of([[from(1, 0)]], extent, signal);
    await latents.of(moving, extent, signal);
    expect(encoded()).toBe(7);
  });

  it('knows no map where no light comes from a side, and another for another size', async () => {
    const { vae, encoded } = counted();
    const latents = createLightLatents(vae);
    expect(await latents.of([[], [from(0.01, 0)]], extent, signal)).toEqual([null, null]);
    expect(encoded()).toBe(0);
    const [small] = await latents.of([[from(1, 0)]], extent, signal);
    const [large] = await latents.of([[from(1, 0)]], { width: 72, height: 64 }, signal);
    expect([small?.dims, large?.dims]).toEqual([
      [1, 3, 8, 8],
      [1, 3, 8, 9],
    ]);
  });
});
