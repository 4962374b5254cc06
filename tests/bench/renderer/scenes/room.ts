import { checker, drawColor, marble, mottled, plain, stripes, wood } from '../patterns.js';
import type { Random } from '../random.js';
import type { CameraPose, Material, Pattern, Plane, Triple } from '../scene.js';
import { glidingCamera } from '../motion.js';

const matte = (albedo: Pattern): Material => ({ albedo, specular: 0, gloss: 4 });

/** A floor or table top at y = 0 with a drawn pattern. */
export function drawFloor(random: Random): { readonly plane: Plane; readonly ground: Triple } {
  const a = drawColor(random);
  const b: Triple = [a[0] * 0.45, a[1] * 0.45, a[2] * 0.5];
  const patterns: readonly Pattern[] = [
    checker(a, b, random.between(0.3, 0.7)),
    wood(a, [a[0] * 0.6, a[1] * 0.55, a[2] * 0.5], 0.22),
    mottled(a, [a[0] * 0.7, a[1] * 0.7, a[2] * 0.7], 0.6),
    stripes(a, [a[0] * 0.75, a[1] * 0.72, a[2] * 0.7], random.between(0.5, 0.9), 0),
    plain(a),
  ];
  const material = { ...matte(random.pick(patterns)), specular: random.next() < 0.3 ? 0.12 : 0, gloss: 5 };
  return { plane: { normal: [0, 1, 0], offset: 0, material }, ground: a };
}

/** A wall at depth `z` that faces the viewer. */
export function drawWall(random: Random, z: number): Plane {
  const a = drawColor(random);
  const b: Triple = [a[0] * 0.72, a[1] * 0.7, a[2] * 0.72];
  const albedo = random.pick([plain(a), mottled(a, b, 0.9), stripes(a, b, 0.5, 0), stripes(a, b, 0.7, 1), marble(a, b, 0.8)]);
  return { normal: [0, 0, 1], offset: z, material: matte(albedo) };
}

/** A side wall at x = `x`, facing the middle. */
export function sideWall(x: number, albedo: Pattern): Plane {
  return { normal: [x < 0 ? 1 : -1, 0, 0], offset: x < 0 ? x : -x, material: matte(albedo) };
}

/** A surface for a thing about `size` across: matte, satin or glossy. */
export function finish(random: Random, albedo: Pattern): Material {
  const kind = random.next();
  if (kind < 0.45) return matte(albedo);
  if (kind < 0.8) return { albedo, specular: 0.12, gloss: 4 };
  return { albedo, specular: 0.4, gloss: 6 };
}

/** A camera at about head height, `distance` from `target`, that glides sideways. */
export function drawCamera(
  random: Random,
  target: Triple,
  distance: number,
  zoom = random.between(0.26, 0.33),
): (time: number) => CameraPose {
  return glidingCamera(
    [target[0] + random.between(-0.6, 0.6), target[1] + random.between(0.35, 0.9), target[2] + distance],
    target,
    [random.sign() * random.between(0.15, 0.5), random.between(-0.1, 0.1), random.between(-0.2, 0.2)],
    zoom,
  );
}

export const INDOORS: readonly [Triple, Triple] = [
  [0.3, 0.3, 0.3],
  [0.3, 0.3, 0.3],
];
export const OUTDOORS: readonly [Triple, Triple] = [
  [0.85, 0.85, 0.82],
  [0.4, 0.55, 0.85],
];
