import { drifting, still } from '../motion.js';
import { drawPattern } from '../patterns.js';
import type { Random } from '../random.js';
import type { Scene, Solid } from '../scene.js';
import { roundBox } from '../shapes.js';
import { INDOORS, drawCamera, drawFloor, drawWall, finish } from './room.js';

const { sqrt } = Math;

/** Stacks of rounded boxes on a floor; one box slides past. */
export function boxes(random: Random): Scene {
  const floor = drawFloor(random);
  const things: Solid[] = [];
  for (const side of [-1, 1]) {
    let base = 0;
    const levels = random.pick([2, 3]);
    for (let level = 0; level < levels; level++) {
      const a = random.between(0.22, 0.42) * (1 - 0.12 * level);
      const h = random.between(0.16, 0.3);
      const c = random.between(0.22, 0.38);
      things.push({
        sdf: roundBox(a, h, c, random.between(0.03, 0.1)),
        radius: sqrt(a * a + h * h + c * c),
        step: 1,
        material: finish(random, drawPattern(random, 2 * a)),
        foreground: true,
        pose: still([side * 0.62 + random.between(-0.1, 0.1), base + h, random.between(-0.3, 0)], random.between(-0.6, 0.6)),
      });
      base += 2 * h;
    }
  }
  const s = random.between(0.2, 0.28);
  things.push({
    sdf: roundBox(s, s, s, 0.05),
    radius: s * 1.74,
    step: 1,
    material: finish(random, drawPattern(random, s)),
    foreground: true,
    pose: drifting(
      [random.between(-0.3, 0.3), s, 0.85],
      [random.sign() * 0.6, 0, 0],
      [random.between(0, 1.5), 0, 0],
      [random.between(-1, 1), 0, 0],
    ),
  });
  return {
    solids: things,
    planes: [floor.plane, drawWall(random, -random.between(1.2, 2.2))],
    sky: INDOORS,
    ground: floor.ground,
    camera: drawCamera(random, [0, 0.65, 0], 4.4),
  };
}
