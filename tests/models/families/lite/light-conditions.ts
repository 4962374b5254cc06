import type { DirectionalLight, LightCondition, Rgb } from '@relight/models/interfaces/light.js';

/** A light towards (x, y, z), made a unit vector. */
export function lightFrom(x: number, y: number, z: number, softness = 0.4, color: Rgb = [2, 2, 2]): DirectionalLight {
  const length = Math.hypot(x, y, z);
  return { direction: [x / length, y / length, z / length], color, softness, falloff: 0.3 };
}

/** Lights over a little ambient, everything else at its default. */
export function lightCondition(lights: readonly DirectionalLight[]): LightCondition {
  return {
    lights,
    ambient: [0.22, 0.22, 0.22],
    environment: null,
    gobo: null,
    veil: 0.02,
    exposure: 1,
    shadow: 0.4,
    delight: 0.5,
    whiteBalance: 0.5,
    prompt: '',
    negativePrompt: '',
  };
}
