import type { Vec3 } from '@relight/models/interfaces/light.js';
import { directionOf, mixDirections, turnTo } from './direction.js';
import { constant, mapKeys, valueAt, type Keyed } from './keyframes.js';
import type { Aim } from './lexicon.js';
import type { LinkedAim } from './light-phrases.js';

/** Sides further apart than this, in degrees, are two lights or a contradiction, not a corner. */
const MAX_CORNER = 100;

/** Where the aims of one light lead: nowhere, one place, two places at once, or from one to the other over the clip. */
export type Aiming =
  | { readonly kind: 'none' }
  | { readonly kind: 'one'; readonly aim: Aim }
  | { readonly kind: 'both'; readonly first: Aim; readonly second: Aim }
  | { readonly kind: 'moving'; readonly first: Aim; readonly second: Aim };

/** Reads "top left", "behind and left" as one place, "left and right" as two lights, "left to right" as a moving one. */
export function aiming(aims: readonly LinkedAim[]): Aiming {
  if (aims.length === 0) return { kind: 'none' };
  const to = aims.findIndex(({ link }, index) => index > 0 && link === 'to');
  if (to > 0) return { kind: 'moving', first: aims[to - 1].aim, second: aims[to].aim };
  const sides = aims.filter(({ aim }) => isSide(aim));
  const apart = sides.length > 1 && distance(sides[0].aim.degrees ?? 0, sides[1].aim.degrees ?? 0) > MAX_CORNER;
  if (apart && sides[1].link === 'and') return { kind: 'both', first: sides[0].aim, second: sides[1].aim };
  return {
    kind: 'one',
    aim: corner(
      aims.map(({ aim }) => aim),
      apart,
    ),
  };
}

function isSide(aim: Aim): boolean {
  return aim.degrees !== undefined && aim.height === undefined;
}

/** One aim of several: sides are averaged (or the first is taken when they contradict), the rest gives the height. */
function corner(aims: readonly Aim[], apart: boolean): Aim {
  const sides = aims.filter(isSide).map(({ degrees }) => degrees ?? 0);
  const raised = aims.find(({ height }) => height !== undefined);
  const side = sides.length === 0 ? undefined : apart || sides.length === 1 ? sides[0] : meanAngle(sides[0], sides[1]);
  if (raised === undefined) return side === undefined ? {} : { degrees: side };
  const own = raised.degrees ?? 90;
  const degrees = side === undefined ? own : raised.sided === true ? (Math.cos((side * Math.PI) / 180) > 0 ? 180 - own : own) : side;
  return { degrees, ...(raised.height !== undefined && { height: raised.height }) };
}

function distance(a: number, b: number): number {
  return Math.abs(((a - b + 540) % 360) - 180);
}

function meanAngle(a: number, b: number): number {
  return a + (((b - a + 540) % 360) - 180) / 2;
}

/** A light's direction after an aim: a side turns it and keeps its height, an aim with a height sets both. */
export function aimed(direction: Keyed<Vec3>, aim: Aim): Keyed<Vec3> {
  const { degrees, height } = aim;
  if (degrees === undefined) return direction;
  if (height !== undefined) return constant(directionOf(degrees, height));
  return mapKeys(direction, (from) => turnTo(from, degrees));
}

/** A direction that moves from one aim to another over the clip. */
export function movingDirection(direction: Keyed<Vec3>, first: Aim, second: Aim, frames: number): Keyed<Vec3> {
  const at = (aim: Aim): Vec3 => valueAt(aimed(direction, aim), 0, mixDirections);
  if (frames < 2) return constant(at(first));
  return [
    [0, at(first)],
    [frames - 1, at(second)],
  ];
}
