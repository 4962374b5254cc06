import { sin } from '../exact-math.js';
import { drifting, still } from '../motion.js';
import { drawColor, drawPattern, plain, stripes } from '../patterns.js';
import type { Random } from '../random.js';
import type { Scene, Solid } from '../scene.js';
import { cylinder, roundBox, sphere, torus } from '../shapes.js';
import { INDOORS, drawCamera, drawFloor, drawWall, finish } from './room.js';

const { abs, max, sqrt } = Math;

/** A hanging cloth in folds behind things on plinths. */
export function drapes(random: Random): Scene {
  const floor = drawFloor(random);
  const c = drawColor(random);
  const d = drawColor(random);
  const waves = random.between(5, 9);
  const things: Solid[] = [
    {
      sdf: (x, y, z) => {
        const fold = 0.09 * sin(waves * x + 0.5 * sin(1.7 * y)) + 0.035 * sin(2.3 * waves * x + 1.1 * y);
        return max(abs(z - fold) - 0.02, abs(x) - 2.6, abs(y) - 1.6) * 0.7;
      },
      radius: 3.1,
      step: 0.8,
      material: { albedo: random.next() < 0.5 ? plain(c) : stripes(c, d, 0.4, 1), specular: random.pick([0, 0.08]), gloss: 3 },
      foreground: false,
      pose: still([0, 1.5, -0.9]),
    },
  ];
  for (const side of [-1, 1]) {
    const h = random.between(0.2, 0.35);
    const r = random.between(0.26, 0.36);
    const x = side * random.between(0.5, 0.65);
    things.push(
      {
        sdf: random.next() < 0.5 ? cylinder(0.32, h, 0.02) : roundBox(0.3, h, 0.3, 0.02),
        radius: sqrt(0.2 + h * h),
        step: 1,
        material: finish(random, drawPattern(random, 0.5)),
        foreground: true,
        pose: still([x, h, 0.1], random.between(-0.6, 0.6)),
      },
      {
        sdf: random.next() < 0.6 ? sphere(r) : torus(r * 0.72, r * 0.3),
        radius: r * 1.05,
        step: 1,
        material: finish(random, drawPattern(random, r)),
        foreground: true,
        pose: drifting(
          [x, 2 * h + r, 0.1],
          [random.between(-0.25, 0.25), random.between(0, 0.2), 0],
          [random.between(0, 3), 1.3, 0],
          [1, random.between(-1, 1), 0],
        ),
      },
    );
  }
  return {
    solids: things,
    planes: [floor.plane, drawWall(random, -1.6)],
    sky: INDOORS,
    ground: floor.ground,
    camera: drawCamera(random, [0, 0.75, 0], 4.3),
  };
}
