import { drifting, still } from '../motion.js';
import { drawColor, marble, mottled, plain } from '../patterns.js';
import type { Random } from '../random.js';
import type { Scene, Sdf } from '../scene.js';
import { blend, capsule, cylinder, ellipsoid, smoothMin } from '../shapes.js';
import { INDOORS, drawCamera, drawFloor, drawWall } from './room.js';

const { min } = Math;

/** A carved head with shoulders, 1.3 high, its chin near the origin. */
export function bustShape(nose: number): Sdf {
  const mass = blend(
    0.12,
    ellipsoid(0, 0.34, -0.02, 0.27, 0.34, 0.31),
    ellipsoid(0, 0.1, 0.08, 0.19, 0.2, 0.2),
    capsule(0, -0.4, -0.06, 0, 0, -0.04, 0.16, 0.13),
    ellipsoid(0, -0.52, -0.04, 0.52, 0.19, 0.24),
  );
  const details: readonly (readonly [Sdf, number])[] = [
    [capsule(0, 0.36, 0.27, 0, 0.17, 0.27 + nose, 0.03, 0.055), 0.05],
    [capsule(-0.16, 0.4, 0.23, 0.16, 0.4, 0.23, 0.05, 0.05), 0.07],
    [ellipsoid(0, 0.075, 0.26, 0.085, 0.03, 0.03), 0.03],
    [ellipsoid(0, -0.04, 0.22, 0.07, 0.06, 0.06), 0.08],
    [ellipsoid(-0.15, 0.18, 0.17, 0.08, 0.09, 0.07), 0.08],
    [ellipsoid(0.15, 0.18, 0.17, 0.08, 0.09, 0.07), 0.08],
    [ellipsoid(-0.29, 0.24, -0.03, 0.035, 0.1, 0.06), 0.03],
    [ellipsoid(0.29, 0.24, -0.03, 0.035, 0.1, 0.06), 0.03],
    [ellipsoid(0, 0.5, -0.1, 0.29, 0.24, 0.29), 0.04],
  ];
  const sockets: readonly Sdf[] = [ellipsoid(-0.11, 0.31, 0.31, 0.075, 0.05, 0.07), ellipsoid(0.11, 0.31, 0.31, 0.075, 0.05, 0.07)];
  const eyes: readonly Sdf[] = [ellipsoid(-0.11, 0.3, 0.235, 0.05, 0.035, 0.05), ellipsoid(0.11, 0.3, 0.235, 0.05, 0.035, 0.05)];
  return (x, y, z) => {
    let d = mass(x, y, z);
    if (d > 0.35) return d - 0.15;
    for (const [part, k] of details) d = smoothMin(d, part(x, y, z), k);
    for (const socket of sockets) d = -smoothMin(-d, socket(x, y, z), 0.05);
    for (const eye of eyes) d = min(d, eye(x, y, z));
    return d;
  };
}

/** A bust on a turning plinth. */
export function busts(random: Random): Scene {
  const floor = drawFloor(random);
  const a = drawColor(random);
  const b = drawColor(random);
  const light: readonly [number, number, number] = [0.4 + 0.5 * a[0], 0.4 + 0.5 * a[1], 0.4 + 0.5 * a[2]];
  const turn = random.between(-0.9, 0.9);
  const spin = random.sign() * random.between(0.4, 0.9);
  const x = random.between(-0.25, 0.25);
  return {
    solids: [
      {
        sdf: bustShape(random.between(0.05, 0.1)),
        radius: 0.95,
        step: 0.8,
        material: {
          albedo: random.pick([plain(light), marble(light, a, 0.3), mottled(a, b, 0.5)]),
          specular: random.pick([0, 0.1, 0.3]),
          gloss: 5,
        },
        foreground: true,
        pose: drifting([x, 0.98, 0], [0, 0, 0], [turn, 0, 0], [spin, 0, 0]),
      },
      {
        sdf: cylinder(0.42, 0.16, 0.02),
        radius: 0.47,
        step: 1,
        material: { albedo: marble(b, [b[0] * 0.4, b[1] * 0.4, b[2] * 0.4], 0.25), specular: 0.15, gloss: 5 },
        foreground: true,
        pose: still([x, 0.16, 0]),
      },
    ],
    planes: [floor.plane, drawWall(random, -random.between(0.9, 1.8))],
    sky: INDOORS,
    ground: floor.ground,
    camera: drawCamera(random, [0, 0.9, 0], 4, 0.28),
  };
}
