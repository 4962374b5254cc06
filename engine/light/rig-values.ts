import { toLinear } from '@relight/models/srgb.js';
import type { Rgb } from '@relight/models/interfaces/light.js';
import type { JsonNode } from './json-node.js';
import { constant, type Keyed } from './keyframes.js';
import { MAX_KELVIN, MIN_KELVIN } from './kelvin.js';
import type { LightColor } from './light-color.js';

/** Frames that a keyframe may name, and how many keyframes one value may have. */
export const MAX_FRAME = 10_000_000;
export const MAX_KEYFRAMES = 1000;

const MAX_LINEAR = 1000;

/** A number, or `[frame, value]` pairs with rising frames; values in [min, max]. */
export function animatedNumber(node: JsonNode, min: number, max: number): Keyed<number> {
  if (!node.isList) return constant(node.number(min, max));
  let last = -1;
  return node.items(1, MAX_KEYFRAMES).map((pair) => {
    const [frame, value] = pair.items(2, 2);
    const at = frame.integer(0, MAX_FRAME);
    if (at <= last) throw frame.wrong(`a frame after ${last}`);
    last = at;
    return [at, value.number(min, max)] as const;
  });
}

/** `kelvin` in [1000, 40000] or `color`, "#rrggbb" as seen on a screen or linear [r, g, b]; null when neither is named. */
export function namedColor(kelvin: JsonNode | undefined, color: JsonNode | undefined): LightColor | null {
  if (kelvin !== undefined && color !== undefined) throw color.wrong('either kelvin or color, not both');
  if (kelvin !== undefined) return { kelvin: kelvin.number(MIN_KELVIN, MAX_KELVIN) };
  if (color !== undefined) return { rgb: linearColor(color) };
  return null;
}

function linearColor(node: JsonNode): Rgb {
  if (node.isList) {
    const [r, g, b] = node.items(3, 3).map((item) => item.number(0, MAX_LINEAR));
    return [r, g, b];
  }
  const wanted = '"#rrggbb" or a linear [r, g, b]';
  if (!node.isText) throw node.wrong(wanted);
  const match = /^#([0-9a-f]{2})([0-9a-f]{2})([0-9a-f]{2})$/i.exec(node.text(100));
  if (match === null) throw node.wrong(wanted);
  const [r, g, b] = match.slice(1).map((hex) => toLinear(Number.parseInt(hex, 16) / 255));
  return [r, g, b];
}
