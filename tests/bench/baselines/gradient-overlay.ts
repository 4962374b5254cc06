import { createLightTrack } from '@relight/engine/light/light-track.js';
import type { LightCondition } from '@relight/models/interfaces/light.js';
import { NEUTRAL_LIGHT } from '../../fakes/neutral-light.js';
import type { Method } from '../method.js';
import type { Picture } from '../metrics/picture.js';

/** Steepness of the gradient: half way up at the far corner's side, as editors draw it. */
const SLOPE = 0.3;

/** What is done without a relighter: a coloured linear gradient from the lights' side, in the blend mode "overlay". */
export const gradientOverlay: Method = {
  id: 'overlay',
  label: 'gradient overlay',
  async relight({ input, rig }) {
    const { track } = await createLightTrack({ light: { ...NEUTRAL_LIGHT, rig }, frames: input.length });
    return input.map((frame, f) => overlaid(frame, track.at(f)));
  },
  gains: () => Promise.resolve(null),
};

/** The frame under the gradient of these lights. */
export function overlaid(frame: Picture, { lights, ambient }: LightCondition): Picture {
  const { width, height, data } = frame;
  const out = new Float32Array(data.length);
  const total = ambient.map((a, c) => a + lights.reduce((sum, { color }) => sum + color[c], 0));
  const grey = (total[0] + total[1] + total[2]) / 3;
  const aspect = width / height;
  for (let y = 0, i = 0; y < height; y++) {
    const up = 1 - (2 * y + 1) / height;
    for (let x = 0; x < width; x++, i += 3) {
      const right = ((2 * x + 1) / width - 1) * aspect;
      for (let c = 0; c < 3; c++) {
        let light = ambient[c];
        for (const { direction, color } of lights) light += color[c] * (1 + 2 * SLOPE * (right * direction[0] + up * direction[1]));
        const layer = Math.min(1, Math.max(0, (0.5 * light) / grey));
        const value = data[i + c];
        out[i + c] = value < 0.5 ? 2 * value * layer : 1 - 2 * (1 - value) * (1 - layer);
      }
    }
  }
  return { ...frame, data: out };
}
