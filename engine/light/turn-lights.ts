import type { Vec3 } from '@relight/models/interfaces/light.js';
import { mirrored, turnTo } from './direction.js';
import { constant, mapKeys, valueAt, type Keyed } from './keyframes.js';
import { mixDirections } from './direction.js';
import type { LightRig, RigLight } from './light-rig.js';

/** Nearer to the middle than this, a light is on no side. */
const MIDDLE = 0.1;

/**
 * Turns the key light in the picture plane to `degrees` (0 from the right, 90 from the top, counter-clockwise), keeping
 * its height toward the viewer. When it changes sides the other lights are mirrored with it, so that a fill stays opposite.
 */
export function turnKey(rig: LightRig, degrees: number): LightRig {
  const [key, ...others] = rig.lights;
  if (key === undefined) return rig;
  const before = valueAt(key.direction, 0, mixDirections);
  const turned = { ...key, direction: mapKeys(key.direction, (direction) => turnTo(direction, degrees)) };
  const after = valueAt(turned.direction, 0, mixDirections);
  const crossed = before[0] * after[0] < 0 && Math.min(Math.abs(before[0]), Math.abs(after[0])) > MIDDLE;
  return { ...rig, lights: [turned, ...(crossed ? others.map(mirroredLight) : others)] };
}

/** Gives the key light whole directions, moving or not; the other lights stay. */
export function aimKey(rig: LightRig, direction: Keyed<Vec3>): LightRig {
  const [key, ...others] = rig.lights;
  return key === undefined ? rig : { ...rig, lights: [{ ...key, direction }, ...others] };
}

/** Takes all direction away: every light becomes soft and frontal with its colour kept, and more comes from everywhere. */
export function withoutDirection(rig: LightRig): LightRig {
  const front: Vec3 = [0, 0, 1];
  return {
    ...rig,
    lights: rig.lights.map((light) => ({ ...light, direction: constant(front), softness: constant(1) })),
    ambient: { ...rig.ambient, intensity: mapKeys(rig.ambient.intensity, (value) => Math.max(value, 0.4)) },
  };
}

function mirroredLight(light: RigLight): RigLight {
  return { ...light, direction: mapKeys(light.direction, mirrored) };
}
