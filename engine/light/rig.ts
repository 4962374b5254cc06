import { RelightError } from '@relight/proto/relight-error.js';
import { jsonNode, type JsonNode } from './json-node.js';
import { constant, mapKeys } from './keyframes.js';
import { MAX_KELVIN, MIN_KELVIN } from './kelvin.js';
import type { LightRig, RigAmbient, RigEnvironment, RigGobo } from './light-rig.js';
import type { RigPatch } from './presets.js';
import { parseRigLight } from './rig-light.js';
import { animatedNumber, namedColor } from './rig-values.js';

const MAX_TEXT = 1024 * 1024;
const MAX_LIGHTS = 16;

const RIG = ['lights', 'ambient', 'environment', 'gobo', 'veil', 'exposure', 'shadow', 'delight', 'whiteBalance'] as const;

/**
 * Reads a light rig in the JSON notation of engine/light/README.md. What the rig does not name stays as in `base`; one
 * exception: an environment without `lights` or `ambient` stands alone, since it is all the light there is.
 * @throws RelightError `invalid-argument`, one line with the place in the JSON, its value and what is wanted.
 */
export function parseRig(text: string, base: LightRig): RigPatch {
  const named = jsonNode(parseJson(text), '').fields(RIG);
  const { lights, ambient, environment, gobo, veil, exposure, shadow, delight, whiteBalance } = named;
  const alone = environment !== undefined && !environment.isNull;
  return {
    ...(lights !== undefined ? { lights: lights.items(0, MAX_LIGHTS).map(parseRigLight) } : alone ? { lights: [] } : {}),
    ...(ambient !== undefined ? { ambient: parseAmbient(ambient, base.ambient) } : alone ? { ambient: dark(base.ambient) } : {}),
    ...(environment !== undefined && { environment: environment.isNull ? null : parseEnvironment(environment) }),
    ...(gobo !== undefined && { gobo: gobo.isNull ? null : parseGobo(gobo) }),
    ...(veil !== undefined && { veil: animatedNumber(veil, 0, 1) }),
    ...(exposure !== undefined && { exposure: animatedNumber(exposure, -10, 10) }),
    ...(shadow !== undefined && { shadow: animatedNumber(shadow, 0, 1) }),
    ...(delight !== undefined && { delight: animatedNumber(delight, 0, 1) }),
    ...(whiteBalance !== undefined && { whiteBalance: animatedNumber(whiteBalance, 0, 1) }),
  };
}

function parseJson(text: string): unknown {
  if (text.length > MAX_TEXT)
    throw new RelightError('invalid-argument', `Light rig: ${text.length} characters, wanted at most ${MAX_TEXT}`);
  try {
    const value: unknown = JSON.parse(text);
    return value;
  } catch (error) {
    const reason = (error instanceof Error ? error.message : String(error)).replace(/\s+/g, ' ').slice(0, 160);
    throw new RelightError('invalid-argument', `Light rig: not JSON (${reason}), wanted an object with some of ${RIG.join(', ')}`);
  }
}

function parseAmbient(node: JsonNode, base: RigAmbient): RigAmbient {
  const { intensity, kelvin, color } = node.fields(['intensity', 'kelvin', 'color']);
  const moving = kelvin !== undefined && color === undefined && kelvin.isList;
  const fixed = moving ? null : namedColor(kelvin, color);
  return {
    intensity: intensity === undefined ? base.intensity : animatedNumber(intensity, 0, 100),
    color: moving
      ? mapKeys(animatedNumber(kelvin, MIN_KELVIN, MAX_KELVIN), (value) => ({ kelvin: value }))
      : fixed === null
        ? base.color
        : constant(fixed),
  };
}

function dark(base: RigAmbient): RigAmbient {
  return { ...base, intensity: constant(0) };
}

function parseEnvironment(node: JsonNode): RigEnvironment {
  const { path, rotation, exposure } = node.fields(['path', 'rotation', 'exposure']);
  if (path === undefined) throw node.wrong('an environment with a path');
  return {
    path: path.text(4096),
    rotation: rotation === undefined ? constant(0) : animatedNumber(rotation, -36000, 36000),
    exposure: exposure === undefined ? constant(0) : animatedNumber(exposure, -20, 20),
  };
}

function parseGobo(node: JsonNode): RigGobo {
  const { kind, amount, scale, phase, drift } = node.fields(['kind', 'amount', 'scale', 'phase', 'drift']);
  if (kind === undefined) throw node.wrong('a gobo with a kind: blinds, window or dappled');
  return {
    kind: kind.oneOf(['blinds', 'window', 'dappled']),
    amount: amount === undefined ? constant(0.9) : animatedNumber(amount, 0, 1),
    scale: scale === undefined ? constant(1) : animatedNumber(scale, 0.1, 10),
    phase: phase === undefined ? constant(0) : animatedNumber(phase, -1000, 1000),
    drift: drift?.number(-1, 1) ?? 0,
  };
}
