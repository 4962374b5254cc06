import { sin } from '../exact-math.js';
import { drifting, still } from '../motion.js';
import { drawColor, drawPattern, mottled, noise } from '../patterns.js';
import type { Random } from '../random.js';
import type { Scene, Solid } from '../scene.js';
import { cylinder, roundBox, sphere } from '../shapes.js';
import { OUTDOORS, drawCamera, finish } from './room.js';

/** Rolling ground under a sky, with standing stones and a drifting ball. */
export function dunes(random: Random): Scene {
  const phase = random.between(0, 6);
  const sand = random.pick([
    [0.52, 0.38, 0.24],
    [0.24, 0.3, 0.12],
    [0.6, 0.58, 0.55],
  ] as const);
  const height = (x: number, z: number): number =>
    0.16 * sin(1.3 * x + phase) * sin(1.1 * z + 0.4 * x) + 0.3 * noise(x * 0.6 + 9 + phase, 0, z * 0.6) - 0.15;
  const things: Solid[] = [
    {
      sdf: (_x, y, _z) => (y - height(_x, _z)) * 0.85,
      radius: 9,
      step: 0.9,
      material: { albedo: mottled(sand, [sand[0] * 0.8, sand[1] * 0.78, sand[2] * 0.76], 0.5), specular: 0, gloss: 4 },
      foreground: false,
      pose: still([0, 0, 0]),
    },
  ];
  const count = random.pick([2, 3]);
  for (let i = 0; i < count; i++) {
    const h = random.between(0.35, 0.7);
    const x = (i - (count - 1) / 2) * 1.1 + random.between(-0.2, 0.2);
    const z = random.between(-0.6, 0.3);
    const round = random.next() < 0.4;
    things.push({
      sdf: round ? cylinder(0.24, h, 0.12) : roundBox(0.24, h, 0.18, 0.07),
      radius: h + 0.2,
      step: 0.95,
      material: finish(random, drawPattern(random, 0.5)),
      foreground: true,
      pose: still([x, h * 0.85 + height(x, z), z], random.between(-0.8, 0.8)),
    });
  }
  const c = drawColor(random);
  things.push({
    sdf: sphere(0.26),
    radius: 0.26,
    step: 1,
    material: finish(random, mottled(c, [c[0] * 0.5, c[1] * 0.5, c[2] * 0.5], 0.15)),
    foreground: true,
    pose: drifting([random.between(-0.5, 0.5), 0.75, 0.9], [random.sign() * 0.7, 0, 0], [0, 0, 0], [1, 2, 0]),
  });
  return { solids: things, planes: [], sky: OUTDOORS, ground: sand, camera: drawCamera(random, [0, 0.5, 0], 4.6) };
}
