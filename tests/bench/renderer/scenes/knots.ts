import { cos, sin } from '../exact-math.js';
import { drifting } from '../motion.js';
import { drawPattern } from '../patterns.js';
import type { Random } from '../random.js';
import type { Scene, Sdf, Solid } from '../scene.js';
import { torus } from '../shapes.js';
import { INDOORS, drawCamera, drawFloor, drawWall, finish } from './room.js';

const { abs, max, min, sqrt, PI } = Math;

/** A tube wound `turns` half turns around a ring: its section is two discs that revolve as the ring is followed. */
function windingKnot(big: number, apart: number, tube: number, turns: number): Sdf {
  return (x, y, z) => {
    const ring = sqrt(x * x + z * z);
    const half = halfAngle(x, z) * turns;
    const c = cos(half);
    const s = sin(half);
    const u = ring - big;
    const p = c * u + s * y;
    const q = -s * u + c * y;
    const e = abs(p) - apart;
    return sqrt(e * e + q * q) - tube;
  };
}

/** Half the polar angle of (x, z) times one: atan2 by a polynomial, within 1e-5 radians. */
function halfAngle(x: number, z: number): number {
  const ax = abs(x);
  const az = abs(z);
  const m = min(ax, az) / (max(ax, az) + 1e-12);
  const s = m * m;
  let angle = m * (0.99997726 + s * (-0.33262347 + s * (0.19354346 + s * (-0.11643287 + s * (0.05265332 - s * 0.0117212)))));
  if (az > ax) angle = 1.5707963267948966 - angle;
  if (x < 0) angle = PI - angle;
  return 0.5 * (z < 0 ? -angle : angle);
}

/** Rings and wound tubes that turn above a table. */
export function knots(random: Random): Scene {
  const floor = drawFloor(random);
  const things: Solid[] = [];
  const count = random.pick([1, 2, 2]);
  for (let i = 0; i < count; i++) {
    const big = random.between(0.42, 0.58) * (count === 1 ? 1.25 : 1);
    const knotted = i === 0 || random.next() < 0.5;
    const sdf = knotted
      ? windingKnot(big, big * 0.34, big * random.between(0.2, 0.26), random.pick([3, 3, 5]))
      : torus(big, big * random.between(0.28, 0.42));
    const x = count === 1 ? 0 : (i - 0.5) * 1.5;
    things.push({
      sdf,
      radius: big * 1.65,
      step: knotted ? 0.55 : 1,
      material: finish(random, drawPattern(random, big)),
      foreground: true,
      pose: drifting(
        [x, 0.72 + random.between(0, 0.25), random.between(-0.3, 0.3)],
        [random.between(-0.3, 0.3), random.between(-0.1, 0.1), 0],
        [random.between(0, 3), random.between(0.5, 1.3), random.between(-0.5, 0.5)],
        [random.between(-1.5, 1.5), random.between(-0.8, 0.8), 0],
      ),
    });
  }
  return {
    solids: things,
    planes: [floor.plane, drawWall(random, -random.between(1.4, 2.4))],
    sky: INDOORS,
    ground: floor.ground,
    camera: drawCamera(random, [0, 0.72, 0], 4.6),
  };
}
