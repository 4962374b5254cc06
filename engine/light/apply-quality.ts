import { constant, mapKeys } from './keyframes.js';
import type { LightRig, RigLight } from './light-rig.js';
import type { LightQuality } from './looks.js';

/** The quality's part for one light. */
export function qualifiedLight(light: RigLight, { softness, stops }: LightQuality): RigLight {
  return {
    ...light,
    softness: softness === undefined ? light.softness : constant(softness),
    stops: stops === undefined ? light.stops : mapKeys(light.stops, (old) => old + stops),
  };
}

/** The quality's part for the whole scene. */
export function qualifiedScene(rig: LightRig, { shadow, exposure, ambient, veil }: LightQuality): LightRig {
  const { intensity } = rig.ambient;
  return {
    ...rig,
    shadow: shadow === undefined ? rig.shadow : constant(shadow),
    exposure: exposure === undefined ? rig.exposure : mapKeys(rig.exposure, (old) => old + exposure),
    ambient: ambient === undefined ? rig.ambient : { ...rig.ambient, intensity: mapKeys(intensity, (old) => Math.min(old * ambient, 1)) },
    veil: veil === undefined ? rig.veil : mapKeys(rig.veil, (old) => Math.max(old, veil)),
  };
}

/** Both, for the key light and the scene. */
export function applyQuality(rig: LightRig, quality: LightQuality): LightRig {
  const scene = qualifiedScene(rig, quality);
  return { ...scene, lights: scene.lights.map((light, index) => (index === 0 ? qualifiedLight(light, quality) : light)) };
}
