import { cameraBasis } from './renderer/camera-basis.js';
import { lightingAt } from './renderer/lights.js';
import type { LightSpec } from './renderer/lights.js';
import { FRAME_RATE } from './renderer/render-sequence.js';
import type { Scene, Triple } from './renderer/scene.js';

/**
 * A scene's light in the engine's rig notation: directions from the camera of each frame (x right, y up, z toward the
 * viewer), the lamps' own linear colours. What the rig does not name (shadow, delight, veil ...) stays as shipped.
 */
export function rigOfLight(light: LightSpec, frames: number, scene: Scene): string {
  const last = Math.max(1, frames - 1);
  const seen = Array.from({ length: frames }, (_, f) => {
    const { position, target } = scene.camera(f / FRAME_RATE);
    const basis = cameraBasis(position, target);
    return lightingAt(light, f / last).lamps.map(({ direction }) => fromCamera(basis, direction));
  });
  const colors = lightingAt({ ...light, lamps: light.lamps.map((lamp) => ({ ...lamp, intensity: 1 })) }, 0);
  const ambient = lightingAt({ ...light, ambient: { ...light.ambient, intensity: 1 } }, 0).ambient;
  return JSON.stringify({
    lights: light.lamps.map(({ intensity, softness }, i) => ({
      color: colors.lamps[i].color,
      intensity,
      softness,
      keyframes: seen.map((directions, frame) => ({ frame, direction: directions[i] })),
    })),
    ambient: { color: ambient, intensity: light.ambient.intensity },
  });
}

function fromCamera(b: readonly number[], [x, y, z]: Triple): Triple {
  return [b[0] * x + b[1] * y + b[2] * z, b[3] * x + b[4] * y + b[5] * z, -(b[6] * x + b[7] * y + b[8] * z)];
}
