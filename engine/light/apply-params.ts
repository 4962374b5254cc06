import type { LightRequest } from '../relight-request.js';
import { constant, mapKeys } from './keyframes.js';
import type { LightRig, RigLight } from './light-rig.js';
import { turnKey, withoutDirection } from './turn-lights.js';

/** The rig with the request's own values on top: what is null stays, stops are added. Key-light values act on the first light. */
export function applyParams(rig: LightRig, light: LightRequest): LightRig {
  const { direction, temperature, softness } = light;
  const aimed = direction === null ? rig : direction === 'none' ? withoutDirection(rig) : turnKey(rig, direction);
  const key = (old: RigLight): RigLight => ({
    ...old,
    color: temperature === null ? old.color : constant({ kelvin: temperature }),
    softness: softness === null ? old.softness : constant(softness),
    stops: mapKeys(old.stops, (stops) => stops + light.intensity),
  });
  return {
    ...aimed,
    lights: aimed.lights.map((old, index) => (index === 0 ? key(old) : old)),
    exposure: mapKeys(aimed.exposure, (stops) => stops + light.exposure),
    shadow: light.shadow === null ? aimed.shadow : constant(light.shadow),
    delight: light.delight === null ? aimed.delight : constant(light.delight),
    whiteBalance: light.whiteBalance === null ? aimed.whiteBalance : constant(light.whiteBalance),
  };
}
