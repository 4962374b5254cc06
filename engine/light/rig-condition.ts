import type { DirectionalLight, Environment, Gobo, LightCondition, Rgb } from '@relight/models/interfaces/light.js';
import { mixDirections } from './direction.js';
import { rotateEnvironment } from './environment.js';
import { flicker } from './flicker.js';
import { mixNumbers, valueAt, type Keyed } from './keyframes.js';
import { lightColor, mixLightColors, type LightColor } from './light-color.js';
import type { LightRig, RigEnvironment, RigGobo, RigLight } from './light-rig.js';

/** The light of one frame, without the words. */
export type RigCondition = Omit<LightCondition, 'prompt' | 'negativePrompt'>;

/** What a rig says at `frame`, `framesPerSecond` of them a second; `map` is the rig's environment as it was read, unturned, or null. */
export function rigCondition(rig: LightRig, map: Environment | null, frame: number, framesPerSecond: number): RigCondition {
  return {
    lights: rig.lights.map((light) => directionalLight(light, frame, framesPerSecond)),
    ambient: scaled(rig.ambient.color, number(rig.ambient.intensity, frame), frame),
    environment: rig.environment === null || map === null ? null : turned(map, rig.environment, frame),
    gobo: rig.gobo === null ? null : gobo(rig.gobo, frame),
    veil: number(rig.veil, frame),
    exposure: 2 ** number(rig.exposure, frame),
    shadow: number(rig.shadow, frame),
    delight: number(rig.delight, frame),
    whiteBalance: number(rig.whiteBalance, frame),
  };
}

function number(keys: Keyed<number>, frame: number): number {
  return valueAt(keys, frame, mixNumbers);
}

function scaled(color: Keyed<LightColor>, intensity: number, frame: number): Rgb {
  const [r, g, b] = lightColor(valueAt(color, frame, mixLightColors));
  return [r * intensity, g * intensity, b * intensity];
}

function directionalLight(light: RigLight, frame: number, framesPerSecond: number): DirectionalLight {
  const intensity = number(light.intensity, frame) * 2 ** number(light.stops, frame) * flicker(frame / framesPerSecond, light.flicker);
  return {
    direction: valueAt(light.direction, frame, mixDirections),
    color: scaled(light.color, intensity, frame),
    softness: number(light.softness, frame),
    falloff: number(light.falloff, frame),
  };
}

function turned(map: Environment, { rotation, exposure }: RigEnvironment, frame: number): Environment {
  const gain = 2 ** number(exposure, frame);
  const { coefficients } = rotateEnvironment(map, number(rotation, frame));
  return { coefficients: coefficients.map((value) => value * gain) };
}

function gobo({ kind, amount, scale, phase, drift }: RigGobo, frame: number): Gobo {
  return { kind, amount: number(amount, frame), scale: number(scale, frame), phase: number(phase, frame) + drift * frame };
}
