import { cos, sin } from '../exact-math.js';
import { drifting } from '../motion.js';
import { drawPattern } from '../patterns.js';
import type { Random } from '../random.js';
import type { Scene, Sdf, Solid } from '../scene.js';
import { INDOORS, drawCamera, drawFloor, drawWall, finish } from './room.js';

const { sqrt } = Math;

/** A ball whose surface is pushed in and out by a gyroid of `waves` per unit, by at most `depth`. */
function gyroidBall(radius: number, waves: number, depth: number): Sdf {
  return (x, y, z) => {
    const d = sqrt(x * x + y * y + z * z) - radius;
    if (d > 2 * depth) return d - depth;
    const [u, v, w] = [x * waves, y * waves, z * waves];
    return d - depth * 0.8 * (sin(u) * cos(v) + sin(v) * cos(w) + sin(w) * cos(u));
  };
}

/** Lumpy balls like corals and dumplings, tumbling in front of a wall. */
export function gyroids(random: Random): Scene {
  const floor = drawFloor(random);
  const things: Solid[] = [];
  const count = random.pick([2, 3, 3]);
  for (let i = 0; i < count; i++) {
    const radius = random.between(0.36, 0.55);
    const waves = random.between(5, 10) / radius / 1.6;
    const depth = random.between(0.45, 0.7) / waves;
    things.push({
      sdf: gyroidBall(radius, waves, depth),
      radius: radius + 1.3 * depth,
      step: 0.6,
      material: finish(random, drawPattern(random, radius)),
      foreground: true,
      pose: drifting(
        [(i - (count - 1) / 2) * 1.15 + random.between(-0.1, 0.1), radius + depth + random.between(0, 0.35), random.between(-0.5, 0.5)],
        [random.between(-0.4, 0.4), random.between(-0.1, 0.2), 0],
        [random.between(0, 6), random.between(0, 6), 0],
        [random.between(-1.4, 1.4), random.between(-1, 1), 0],
      ),
    });
  }
  return {
    solids: things,
    planes: [floor.plane, drawWall(random, -random.between(1.2, 2))],
    sky: INDOORS,
    ground: floor.ground,
    camera: drawCamera(random, [0, 0.6, 0], 4.6),
  };
}
