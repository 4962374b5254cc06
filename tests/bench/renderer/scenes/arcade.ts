import { drifting, still } from '../motion.js';
import { checker, drawColor, drawPattern, mottled } from '../patterns.js';
import type { Random } from '../random.js';
import type { Scene, Solid } from '../scene.js';
import { cylinder, roundBox, torus, union, placed } from '../shapes.js';
import { INDOORS, drawCamera, finish, sideWall } from './room.js';

/** A hall of columns and arches whose shadows fall across the floor; something turns in its midst. */
export function arcade(random: Random): Scene {
  const stone = drawColor(random);
  const dark: readonly [number, number, number] = [stone[0] * 0.7, stone[1] * 0.7, stone[2] * 0.7];
  const masonry = mottled(stone, dark, 0.35);
  const things: Solid[] = [];
  for (const x of [-1.25, 1.25]) {
    for (const z of [-0.9, 0.5]) {
      things.push({
        sdf: union(
          cylinder(0.17, 1.1, 0.02),
          placed(roundBox(0.24, 0.06, 0.24, 0.02), 0, -1.04, 0),
          placed(roundBox(0.24, 0.06, 0.24, 0.02), 0, 1.0, 0),
        ),
        radius: 1.2,
        step: 0.95,
        material: { albedo: masonry, specular: 0, gloss: 4 },
        foreground: true,
        pose: still([x, 1.1, z]),
      });
    }
  }
  const size = random.between(0.34, 0.42);
  const wheel = random.next() < 0.5;
  things.push(
    {
      sdf: roundBox(0.3, 0.28, 0.3, 0.03),
      radius: 0.52,
      step: 1,
      material: finish(random, drawPattern(random, 0.6)),
      foreground: true,
      pose: still([0, 0.28, -0.1], random.between(-0.7, 0.7)),
    },
    {
      sdf: wheel ? torus(size * 0.8, size * 0.34) : roundBox(size * 0.6, size * 0.6, size * 0.6, 0.12),
      radius: size * 1.25,
      step: 1,
      material: finish(random, drawPattern(random, size)),
      foreground: true,
      pose: drifting([0, 0.62 + size, -0.1], [0, random.between(-0.05, 0.05), 0], [0.5, 1.2, 0], [random.sign() * 1.5, 0.5, 0]),
    },
  );
  return {
    solids: things,
    planes: [
      { normal: [0, 1, 0], offset: 0, material: { albedo: checker(drawColor(random), dark, 0.6), specular: 0.1, gloss: 5 } },
      { normal: [0, 0, 1], offset: -1.8, material: { albedo: masonry, specular: 0, gloss: 4 } },
      sideWall(-2, masonry),
      sideWall(2, masonry),
    ],
    sky: INDOORS,
    ground: dark,
    camera: drawCamera(random, [0, 0.9, 0], 4.9, 0.31),
  };
}
