import { sin } from '../exact-math.js';
import { drifting } from '../motion.js';
import { drawPattern } from '../patterns.js';
import type { Random } from '../random.js';
import type { Scene, Solid } from '../scene.js';
import { revolved } from '../shapes.js';
import { INDOORS, drawCamera, drawFloor, drawWall, finish } from './room.js';

const { sqrt } = Math;

/** Turned vases on turntables. */
export function vases(random: Random): Scene {
  const floor = drawFloor(random);
  const things: Solid[] = [];
  const count = random.pick([2, 3]);
  for (let i = 0; i < count; i++) {
    const h = random.between(0.42, 0.72);
    const belly = random.between(0.2, 0.3);
    const swing = random.between(0.06, 0.12);
    const beat = random.between(2.6, 4.4) / h;
    const phase = random.between(0, 6);
    things.push({
      sdf: revolved((y) => belly + swing * sin(beat * y + phase) - 0.06 * (y / h) * (y / h), h, 1.25),
      radius: sqrt(h * h + (belly + swing) * (belly + swing)),
      step: 0.85,
      material: finish(random, drawPattern(random, 0.5)),
      foreground: true,
      pose: drifting(
        [(i - (count - 1) / 2) * 0.95, h, random.between(-0.5, 0.3)],
        [random.between(-0.25, 0.25), 0, 0],
        [0, 0, 0],
        [random.between(-2, 2), 0, 0],
      ),
    });
  }
  return {
    solids: things,
    planes: [floor.plane, drawWall(random, -random.between(1, 1.8))],
    sky: INDOORS,
    ground: floor.ground,
    camera: drawCamera(random, [0, 0.6, 0], 4.4),
  };
}
