import type { DirectionalLight } from '../../interfaces/light.js';
import type { Vae } from '../../interfaces/vae.js';
import type { Tensor } from '../../tensor.js';
import { lightMap } from './light-map.js';
import type { Extent } from './view-size.js';

/** The light maps of a window's frames as latents (1, 4, h, w), null for a frame without one. */
export interface LightLatents {
  of(lights: readonly (readonly DirectionalLight[])[], extent: Extent, signal: AbortSignal): Promise<readonly (Tensor | null)[]>;
}

/** Encodes each light map once: frames under the same light share one, and those of the last call are kept for the next. */
export function createLightLatents(vae: Vae): LightLatents {
  let kept = new Map<string, Tensor | null>();
  return {
    async of(lights, extent, signal) {
      const keys = lights.map((frame) => JSON.stringify([extent, frame.map(({ direction, color }) => [direction, color])]));
      const wanted = new Map<string, Tensor | null>();
      for (const [frame, key] of keys.entries()) {
        if (wanted.has(key)) continue;
        const known = kept.get(key);
        const map = known === undefined ? lightMap(lights[frame], extent) : null;
        wanted.set(key, known ?? (map && (await vae.encode(map, signal))));
      }
      kept = wanted;
      return keys.map((key) => wanted.get(key) ?? null);
    },
  };
}
