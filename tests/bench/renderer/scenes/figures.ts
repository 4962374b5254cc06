import { drifting } from '../motion.js';
import { drawColor, drawPattern, mottled } from '../patterns.js';
import type { Random } from '../random.js';
import type { Scene, Sdf, Solid, Triple } from '../scene.js';
import { blend, capsule, sphere, placed } from '../shapes.js';
import { INDOORS, OUTDOORS, drawCamera, drawFloor, drawWall, finish } from './room.js';

const SKIN: readonly Triple[] = [
  [0.55, 0.34, 0.24],
  [0.36, 0.2, 0.13],
  [0.18, 0.1, 0.07],
  [0.62, 0.44, 0.34],
];

/** Limbs and trunk of a standing figure 1.5 high, feet at the origin. */
function body(random: Random): Sdf {
  const arm = random.between(0.15, 0.55);
  const fore = random.between(-0.2, 0.35);
  const stride = random.between(0.05, 0.22);
  return blend(
    0.07,
    capsule(0, 0.68, 0, 0, 1.08, 0, 0.17, 0.2),
    capsule(-0.09, 0.62, 0, -0.12, 0.08, stride, 0.1, 0.065),
    capsule(0.09, 0.62, 0, 0.12, 0.08, -stride, 0.1, 0.065),
    capsule(-0.2, 1.12, 0, -0.28 - 0.25 * arm, 0.86, 0.1, 0.075, 0.06),
    capsule(-0.28 - 0.25 * arm, 0.86, 0.1, -0.3 - 0.2 * arm, 0.72 + fore, 0.3, 0.06, 0.05),
    capsule(0.2, 1.12, 0, 0.28 + 0.2 * arm, 0.86, 0.02, 0.075, 0.06),
    capsule(0.28 + 0.2 * arm, 0.86, 0.02, 0.34, 0.62, 0.12, 0.06, 0.05),
  );
}

/** Mannequins of capsules that walk past. */
export function figures(random: Random): Scene {
  const floor = drawFloor(random);
  const outdoors = random.next() < 0.4;
  const things: Solid[] = [];
  const count = random.pick([1, 2]);
  for (let i = 0; i < count; i++) {
    const pose = drifting(
      [count === 1 ? random.between(-0.2, 0.2) : (i - 0.5) * 1.1, 0, random.between(-0.3, 0.3)],
      [random.sign() * random.between(0.3, 0.7), 0, 0],
      [random.between(-0.9, 0.9), 0, 0],
      [random.between(-0.6, 0.6), 0, 0],
    );
    const trunk = body(random);
    const head = blend(
      0.05,
      placed(sphere(0.15), 0, 1.42, 0.02),
      capsule(0, 1.22, 0, 0, 1.34, 0, 0.06, 0.06),
      placed(sphere(0.035), 0, 1.41, 0.17),
    );
    const skin = random.pick(SKIN);
    things.push(
      {
        sdf: placed(trunk, 0, -0.75, 0),
        radius: 0.95,
        step: 0.9,
        material: finish(random, drawPattern(random, 0.5)),
        foreground: true,
        pose: lift(pose, 0.75),
      },
      {
        sdf: placed(head, 0, -1.38, 0),
        radius: 0.3,
        step: 0.9,
        material: { albedo: mottled(skin, [skin[0] * 0.85, skin[1] * 0.8, skin[2] * 0.8], 0.2), specular: 0.05, gloss: 4 },
        foreground: true,
        pose: lift(pose, 1.38),
      },
    );
  }
  const c = drawColor(random);
  const wall = outdoors ? [] : [drawWall(random, -random.between(1.2, 2))];
  return {
    solids: things,
    planes: [
      outdoors
        ? { ...floor.plane, material: { albedo: mottled(c, [c[0] * 0.6, c[1] * 0.6, c[2] * 0.6], 0.5), specular: 0, gloss: 4 } }
        : floor.plane,
      ...wall,
    ],
    sky: outdoors ? OUTDOORS : INDOORS,
    ground: floor.ground,
    camera: drawCamera(random, [0, 0.85, 0], 4.8, 0.26),
  };
}

/** The pose of a part whose origin lies `height` above the figure's feet. */
function lift(pose: Solid['pose'], height: number): Solid['pose'] {
  return (time) => {
    const { position: p, rotation } = pose(time);
    return { position: [p[0], p[1] + height, p[2]], rotation };
  };
}
