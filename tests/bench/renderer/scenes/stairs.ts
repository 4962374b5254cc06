import { drifting, still } from '../motion.js';
import { drawColor, drawPattern, mottled } from '../patterns.js';
import type { Random } from '../random.js';
import type { Scene, Solid } from '../scene.js';
import { roundBox, sphere } from '../shapes.js';
import { INDOORS, drawCamera, drawFloor, drawWall, finish } from './room.js';

/** A flight of stairs with balls that bounce down it. */
export function stairs(random: Random): Scene {
  const floor = drawFloor(random);
  const stone = drawColor(random);
  const albedo = mottled(stone, [stone[0] * 0.75, stone[1] * 0.75, stone[2] * 0.75], 0.4);
  const yaw = random.sign() * random.between(0.15, 0.6);
  const things: Solid[] = [];
  for (let i = 0; i < 5; i++) {
    const h = 0.11 * (i + 1);
    things.push({
      sdf: roundBox(1.3, h, 0.16, 0.015),
      radius: 1.42,
      step: 1,
      material: { albedo, specular: 0, gloss: 4 },
      foreground: true,
      pose: still([0.31 * i * -yaw * 0.5, h, 0.55 - 0.31 * i], 0),
    });
  }
  for (let i = 0; i < 2; i++) {
    const r = random.between(0.16, 0.26);
    things.push({
      sdf: sphere(r),
      radius: r,
      step: 1,
      material: finish(random, drawPattern(random, r)),
      foreground: true,
      pose: drifting(
        [random.between(-0.3, 0.3) + (i - 0.5) * 0.8, 0.75 + r + random.between(0, 0.3), 0.1],
        [random.between(-0.3, 0.3), -0.5, 0.6],
        [0, 0, 0],
        [0, 2, 1],
      ),
    });
  }
  return {
    solids: things,
    planes: [floor.plane, drawWall(random, -1.6)],
    sky: INDOORS,
    ground: stone,
    camera: drawCamera(random, [0, 0.6, 0], 4.6),
  };
}
