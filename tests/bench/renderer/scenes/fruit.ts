import { drifting, still } from '../motion.js';
import { drawColor, mottled, plain } from '../patterns.js';
import type { Random } from '../random.js';
import type { Scene, Sdf, Solid, Triple } from '../scene.js';
import { ellipsoid, smoothMin } from '../shapes.js';
import { INDOORS, drawCamera, drawFloor, drawWall, finish } from './room.js';

const { abs, max, sqrt } = Math;

const SKINS: readonly (readonly [Triple, Triple])[] = [
  [
    [0.5, 0.06, 0.05],
    [0.55, 0.35, 0.08],
  ],
  [
    [0.7, 0.32, 0.04],
    [0.6, 0.24, 0.03],
  ],
  [
    [0.25, 0.4, 0.06],
    [0.4, 0.5, 0.1],
  ],
  [
    [0.16, 0.06, 0.16],
    [0.25, 0.1, 0.2],
  ],
  [
    [0.72, 0.6, 0.1],
    [0.6, 0.5, 0.1],
  ],
];

/** An open bowl: a shell of the lower part of a ball. */
export function bowl(radius: number, wall: number): Sdf {
  return (x, y, z) => {
    const d = sqrt(x * x + y * y + z * z);
    return max(abs(d - radius) - wall, y + 0.15 * radius);
  };
}

/** A fruit: a ball with dimples at its poles, or a pear. */
export function fruitShape(r: number, pear: boolean): Sdf {
  const top = ellipsoid(0, r * 0.75, 0, r * 0.5, r * 0.75, r * 0.5);
  return (x, y, z) => {
    const d = sqrt(x * x + y * y + z * z) - r;
    if (pear) return smoothMin(d, top(x, y, z), r * 0.5);
    const axis = sqrt(x * x + z * z) / r;
    return d + 0.16 * r * max(0, 1 - 2.2 * axis) * abs(y / r);
  };
}

/** A bowl of fruit on a table, and fruit that rolled out of it. */
export function fruit(random: Random): Scene {
  const floor = drawFloor(random);
  const c = drawColor(random);
  const rim = random.between(0.62, 0.74);
  const things: Solid[] = [
    {
      sdf: bowl(rim, 0.025),
      radius: rim + 0.03,
      step: 0.95,
      material: finish(random, mottled(c, [c[0] * 0.8, c[1] * 0.8, c[2] * 0.8], 0.3)),
      foreground: true,
      pose: still([0, rim, 0]),
    },
  ];
  const add = (position: Triple, velocity: Triple): void => {
    const r = random.between(0.19, 0.25);
    const [a, b] = random.pick(SKINS);
    const pear = random.next() < 0.25;
    things.push({
      sdf: fruitShape(r, pear),
      radius: pear ? r * 1.6 : r,
      step: 0.85,
      material: { albedo: random.next() < 0.6 ? mottled(a, b, 0.3) : plain(a), specular: random.pick([0.05, 0.2, 0.35]), gloss: 5 },
      foreground: true,
      pose: drifting(
        [position[0], position[1] + (position[1] === 0 ? r : 0), position[2]],
        velocity,
        [random.between(0, 6), random.between(-0.6, 0.6), 0],
        [velocity[0] * 3, 0, 0],
      ),
    });
  };
  for (let i = 0; i < 4; i++) add([(i - 1.5) * 0.28, rim * 0.82 + (i % 2) * 0.14, random.between(-0.2, 0.2)], [0, 0, 0]);
  add([-0.9, 0, random.between(0.3, 0.7)], [random.between(0.2, 0.5), 0, 0]);
  add([0.85, 0, random.between(0.2, 0.7)], [random.between(-0.5, -0.2), 0, 0]);
  return {
    solids: things,
    planes: [floor.plane, drawWall(random, -random.between(1.2, 2))],
    sky: INDOORS,
    ground: floor.ground,
    camera: drawCamera(random, [0, 0.5, 0], 4.2, 0.3),
  };
}
