import { aimed, aiming, movingDirection, type Aiming } from './aim-lights.js';
import { qualifiedLight, qualifiedScene } from './apply-quality.js';
import { directionOf, mixDirections } from './direction.js';
import { constant, mapKeys, valueAt } from './keyframes.js';
import { LEFT_DEGREES, RIGHT_DEGREES } from './lexicon.js';
import type { LightRig, RigLight } from './light-rig.js';
import { changedColor, type LightSpec } from './light-specs.js';
import { aimKey, turnKey } from './turn-lights.js';

/** Where lights stand that are not aimed, and how far out of the picture plane, in degrees. */
const PLACES = [LEFT_DEGREES, RIGHT_DEGREES, 90, 270] as const;
const PLACE_HEIGHT = 17;

/** Share of the key's strength for each of several lights. */
const SHARE = 0.8;

/** Puts the lights that a prompt asks for into a rig: a single one changes the key, several take its place. */
export function applyLightSpecs(rig: LightRig, specs: readonly LightSpec[], frames: number): LightRig {
  const scene = specs.flatMap(({ qualities }) => qualities).reduce(qualifiedScene, rig);
  return specs.length === 1 ? changeKey(scene, specs[0], frames) : severalLights(scene, specs, frames);
}

function changeKey(rig: LightRig, { color, aims, qualities }: LightSpec, frames: number): LightRig {
  const [key, ...others] = rig.lights;
  if (key === undefined) return rig;
  const painted = color === null ? key : { ...key, color: changedColor(key.color, color) };
  const repainted = typeof color === 'object' && color !== null && 'rgb' in key.color[0][1];
  const changed = { ...rig, lights: [qualities.reduce(qualifiedLight, painted), ...(repainted ? [] : others)] };
  return aimRig(changed, aiming(aims), frames);
}

function aimRig(rig: LightRig, where: Aiming, frames: number): LightRig {
  const [key] = rig.lights;
  if (where.kind === 'none') return rig;
  if (where.kind === 'one' && where.aim.height === undefined)
    return where.aim.degrees === undefined ? rig : turnKey(rig, where.aim.degrees);
  if (where.kind === 'one') return aimKey(rig, aimed(key.direction, where.aim));
  if (where.kind === 'moving') return aimKey(rig, movingDirection(key.direction, where.first, where.second, frames));
  return { ...rig, lights: [where.first, where.second].map((aim) => ({ ...shared(key), direction: aimed(key.direction, aim) })) };
}

function severalLights(rig: LightRig, specs: readonly LightSpec[], frames: number): LightRig {
  const [key] = rig.lights;
  if (key === undefined) return rig;
  const taken: number[] = [];
  const placed = specs.map((spec, index) => {
    const where = aiming(spec.aims);
    const light = placedLight(key, where, frames) ?? (spec.look && index === 0 ? key : null);
    if (light !== null) taken.push(degreesOf(light));
    return { spec, light };
  });
  const lights = placed.map(({ spec, light }) => {
    const own = light ?? { ...key, direction: constant(directionOf(freePlace(taken), PLACE_HEIGHT)) };
    const painted = spec.color === null ? own : { ...own, color: changedColor(own.color, spec.color) };
    return shared(spec.qualities.reduce(qualifiedLight, painted));
  });
  return { ...rig, lights };
}

function placedLight(key: RigLight, where: Aiming, frames: number): RigLight | null {
  if (where.kind === 'none') return null;
  if (where.kind === 'moving') return { ...key, direction: movingDirection(key.direction, where.first, where.second, frames) };
  return { ...key, direction: aimed(key.direction, where.kind === 'one' ? where.aim : where.first) };
}

/** The place furthest from those taken, the first among equals; takes it. */
function freePlace(taken: number[]): number {
  const clearance = (place: number): number => Math.min(180, ...taken.map((other) => apart(place, other)));
  const best = PLACES.reduce<number>((found, place) => (clearance(place) > clearance(found) + 1 ? place : found), PLACES[0]);
  taken.push(best);
  return best;
}

function apart(a: number, b: number): number {
  return Math.abs(((((a - b) % 360) + 540) % 360) - 180);
}

function degreesOf(light: RigLight): number {
  const [x, y] = valueAt(light.direction, 0, mixDirections);
  return (Math.atan2(y, x) * 180) / Math.PI;
}

function shared(light: RigLight): RigLight {
  return { ...light, intensity: mapKeys(light.intensity, (value) => value * SHARE) };
}
