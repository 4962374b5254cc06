import { drifting, still } from '../motion.js';
import { checker, drawColor, drawPattern } from '../patterns.js';
import type { Random } from '../random.js';
import type { Scene, Solid } from '../scene.js';
import { cylinder, revolved } from '../shapes.js';
import { INDOORS, drawCamera, drawWall, finish } from './room.js';

const { sqrt } = Math;

/** Cylinders and cones on a checked table, one of them rolling. */
export function cylinders(random: Random): Scene {
  const a = drawColor(random);
  const b = drawColor(random);
  const things: Solid[] = [];
  for (let i = 0; i < 3; i++) {
    const r = random.between(0.2, 0.34);
    const h = random.between(0.3, 0.62);
    const cone = random.next() < 0.4;
    things.push({
      sdf: cone ? revolved((y) => 0.03 + (r * (h - y)) / (2 * h), h, 1.2) : cylinder(r, h, 0.03),
      radius: sqrt(r * r + h * h) * 1.02,
      step: 0.9,
      material: finish(random, drawPattern(random, r * 2)),
      foreground: true,
      pose: still([(i - 1) * 0.85 + random.between(-0.15, 0.15), h, random.between(-0.6, 0.1)], random.between(0, 3)),
    });
  }
  const r = random.between(0.16, 0.24);
  const speed = random.sign() * random.between(0.5, 0.9);
  things.push({
    sdf: cylinder(r, 0.3, 0.02),
    radius: 0.4,
    step: 0.9,
    material: finish(random, checker(drawColor(random), drawColor(random), 0.16)),
    foreground: true,
    // It lies along Z: pitch by a quarter turn, then roll at the speed of its rim.
    pose: drifting([-0.4 * speed, r, 0.75], [speed, 0, 0], [0, 1.5707963267948966, 0], [-speed / r / 2, 0, 0]),
  });
  return {
    solids: things,
    planes: [
      { normal: [0, 1, 0], offset: 0, material: { albedo: checker(a, b, random.between(0.3, 0.5)), specular: 0.08, gloss: 5 } },
      drawWall(random, -random.between(1.4, 2.4)),
    ],
    sky: INDOORS,
    ground: [(a[0] + b[0]) / 2, (a[1] + b[1]) / 2, (a[2] + b[2]) / 2],
    camera: drawCamera(random, [0, 0.45, 0], 4.2),
  };
}
