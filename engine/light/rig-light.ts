import type { Vec3 } from '@relight/models/interfaces/light.js';
import { directionOf, unit } from './direction.js';
import type { JsonNode } from './json-node.js';
import { constant, type Keyed } from './keyframes.js';
import type { LightColor } from './light-color.js';
import type { RigLight } from './light-rig.js';
import { MAX_FRAME, MAX_KEYFRAMES, namedColor } from './rig-values.js';

/** What a light has when its rig does not say: the presets' usual key. */
const DEFAULT_INTENSITY = 2;
const DEFAULT_SOFTNESS = 0.4;
/** A rig places its lights as on a set; they are far away unless it says otherwise. */
const DEFAULT_FALLOFF = 0.3;
const DEFAULT_COLOR: LightColor = { kelvin: 5600 };
/** Degrees toward the viewer; the side presets stand so. */
const DEFAULT_HEIGHT = 18.5;

const MOVING = ['direction', 'height', 'kelvin', 'color', 'intensity', 'stops', 'softness', 'falloff'] as const;
const LIGHT = [...MOVING, 'keyframes'] as const;
const KEYFRAME = ['frame', ...MOVING] as const;

type MovingFields = Partial<Readonly<Record<(typeof MOVING)[number], JsonNode>>>;

/** What one keyframe, or the light itself, says. */
interface LightState {
  readonly direction: Vec3 | null;
  readonly color: LightColor | null;
  readonly intensity: number | null;
  readonly softness: number | null;
  readonly falloff: number | null;
}

/** Reads one entry of `lights`; each value stands either in the light itself or in its keyframes. */
export function parseRigLight(node: JsonNode): RigLight {
  const named = node.fields(LIGHT);
  const height = named.direction?.isList === true ? null : (named.height?.number(-90, 90) ?? DEFAULT_HEIGHT);
  const own = lightState(named, DEFAULT_HEIGHT);
  const keys = named.keyframes === undefined ? [] : keyframes(named.keyframes, height ?? DEFAULT_HEIGHT);
  const direction = moving(named.keyframes, 'direction', own.direction, keys);
  if (direction === null) throw node.wrong('a light with a direction, [x, y, z] or degrees');
  return {
    direction,
    color: moving(named.keyframes, 'color', own.color, keys) ?? constant(DEFAULT_COLOR),
    intensity: moving(named.keyframes, 'intensity', own.intensity, keys) ?? constant(DEFAULT_INTENSITY),
    stops: constant(0),
    softness: moving(named.keyframes, 'softness', own.softness, keys) ?? constant(DEFAULT_SOFTNESS),
    falloff: moving(named.keyframes, 'falloff', own.falloff, keys) ?? constant(DEFAULT_FALLOFF),
    flicker: 0,
  };
}

type Key = readonly [frame: number, state: LightState];

function keyframes(node: JsonNode, height: number): readonly Key[] {
  let last = -1;
  return node.items(1, MAX_KEYFRAMES).map((item) => {
    const named = item.fields(KEYFRAME);
    if (named.frame === undefined) throw item.wrong('a keyframe with a frame');
    const frame = named.frame.integer(0, MAX_FRAME);
    if (frame <= last) throw named.frame.wrong(`a frame after ${last}`);
    last = frame;
    if (named.height !== undefined && named.direction === undefined) throw named.height.wrong('a direction in degrees beside it');
    return [frame, lightState(named, height)] as const;
  });
}

/** The light's own value, or the keyframes that name it; null when nothing does. */
function moving<K extends keyof LightState>(
  node: JsonNode | undefined,
  name: K,
  own: LightState[K],
  keys: readonly Key[],
): Keyed<NonNullable<LightState[K]>> | null {
  const out: (readonly [number, NonNullable<LightState[K]>])[] = [];
  for (const [frame, state] of keys) {
    const value = state[name];
    if (value !== null) out.push([frame, value]);
  }
  if (out.length === 0) return own === null ? null : constant(own);
  if (own !== null && node !== undefined) throw node.wrong(`${name} either in the light or in its keyframes, not both`);
  return out;
}

function lightState(named: MovingFields, height: number): LightState {
  const { intensity, stops, softness, falloff } = named;
  if (intensity !== undefined && stops !== undefined) throw stops.wrong('either intensity or stops, not both');
  return {
    direction: named.direction === undefined ? null : direction(named.direction, named.height, height),
    color: namedColor(named.kelvin, named.color),
    intensity: stops === undefined ? (intensity?.number(0, 100) ?? null) : DEFAULT_INTENSITY * 2 ** stops.number(-10, 10),
    softness: softness?.number(0, 1) ?? null,
    falloff: falloff?.number(0, 2) ?? null,
  };
}

function direction(node: JsonNode, height: JsonNode | undefined, usual: number): Vec3 {
  if (!node.isList) return directionOf(node.number(-3600, 3600), height?.number(-90, 90) ?? usual);
  if (height !== undefined) throw height.wrong('no height beside a direction [x, y, z]');
  const [x, y, z] = node.items(3, 3).map((item) => item.number(-1e6, 1e6));
  if (!(Math.hypot(x, y, z) > 1e-6)) throw node.wrong('a direction [x, y, z] with some length');
  return unit([x, y, z]);
}
