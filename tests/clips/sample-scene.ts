import { sin } from '../bench/renderer/exact-math.js';
import type { LightSpec } from '../bench/renderer/lights.js';
import { drifting, still } from '../bench/renderer/motion.js';
import { marble, mottled, plain, stripes, wood } from '../bench/renderer/patterns.js';
import type { Material, Pattern, Scene, Solid, Triple } from '../bench/renderer/scene.js';
import { bowl, fruitShape } from '../bench/renderer/scenes/fruit.js';
import { cylinder, revolved, roundBox } from '../bench/renderer/shapes.js';
import { sampleBust } from './sample-bust.js';

const { abs, max } = Math;

const surface = (albedo: Pattern, specular = 0, gloss = 5): Material => ({ albedo, specular, gloss });

function fruit(r: number, position: Triple, a: Triple, b: Triple, pear = false, roll = 0): Solid {
  return {
    sdf: fruitShape(r, pear),
    radius: pear ? r * 1.6 : r,
    step: 0.85,
    material: surface(mottled(a, b, 0.22), 0.16),
    foreground: true,
    pose: drifting([position[0], position[1] + r, position[2]], [roll, 0, 0], [0.4, pear ? 0.2 : 0.5, 0], [0, 0, -roll / r]),
  };
}

const RED: readonly [Triple, Triple] = [
  [0.5, 0.07, 0.05],
  [0.56, 0.3, 0.08],
];
const ORANGE: readonly [Triple, Triple] = [
  [0.72, 0.33, 0.05],
  [0.64, 0.27, 0.04],
];
const GREEN: readonly [Triple, Triple] = [
  [0.3, 0.42, 0.09],
  [0.46, 0.5, 0.14],
];

/** A marble head, a bowl of fruit and a vase on a wooden table before a curtain; an orange rolls, the camera glides. */
export const sampleScene: Scene = {
  solids: [
    {
      sdf: sampleBust,
      radius: 1,
      step: 0.7,
      material: surface(marble([0.72, 0.69, 0.64], [0.56, 0.53, 0.5], 0.5), 0.06),
      foreground: true,
      pose: drifting([-0.42, 0.82, 0], [0, 0, 0], [0.1, 0, 0], [0.28, 0, 0]),
    },
    {
      sdf: cylinder(0.4, 0.08, 0.02),
      radius: 0.42,
      step: 1,
      material: surface(marble([0.12, 0.14, 0.14], [0.4, 0.4, 0.38], 0.3), 0.2),
      foreground: true,
      pose: still([-0.42, 0.08, 0]),
    },
    {
      sdf: bowl(0.5, 0.022),
      radius: 0.53,
      step: 0.95,
      material: surface(plain([0.09, 0.24, 0.3]), 0.3, 6),
      foreground: true,
      pose: still([0.72, 0.5, 0.25]),
    },
    fruit(0.17, [0.5, 0.3, 0.2], ...GREEN),
    fruit(0.18, [0.8, 0.31, 0.1], ...RED),
    fruit(0.17, [0.93, 0.34, 0.36], ...ORANGE),
    fruit(0.17, [0.66, 0.36, 0.42], ...RED),
    fruit(0.15, [0.76, 0.5, 0.24], ...GREEN, true),
    fruit(0.16, [-0.12, 0, 0.78], ...ORANGE, false, 0.13),
    {
      sdf: revolved((y) => 0.17 + 0.1 * sin(4.2 * y - 0.9) - 0.05 * y, 0.52, 1.25),
      radius: 0.62,
      step: 0.85,
      material: surface(stripes([0.58, 0.24, 0.13], [0.66, 0.56, 0.42], 0.35, 1), 0.1),
      foreground: true,
      pose: still([1.5, 0.52, -0.4]),
    },
    {
      sdf: (x, y, z) => {
        const fold = 0.07 * sin(9 * x + 0.6 * sin(1.4 * y)) + 0.03 * sin(19 * x + 0.9 * y);
        return max(abs(z - fold) - 0.02, abs(x) - 0.55, abs(y) - 1.7) * 0.7;
      },
      radius: 1.9,
      step: 0.8,
      material: surface(plain([0.36, 0.12, 0.12])),
      foreground: false,
      pose: still([-1.95, 1.4, -0.95]),
    },
    {
      sdf: roundBox(0.5, 0.36, 0.03, 0.015),
      radius: 0.63,
      step: 1,
      material: surface(mottled([0.16, 0.24, 0.3], [0.55, 0.5, 0.36], 0.35)),
      foreground: false,
      pose: still([0.62, 1.4, -1.12]),
    },
    {
      sdf: roundBox(0.56, 0.42, 0.02, 0.01),
      radius: 0.71,
      step: 1,
      material: surface(plain([0.32, 0.2, 0.1]), 0.1),
      foreground: false,
      pose: still([0.62, 1.4, -1.135]),
    },
  ],
  planes: [
    { normal: [0, 1, 0], offset: 0, material: surface(wood([0.4, 0.24, 0.13], [0.2, 0.11, 0.06], 0.16), 0.07) },
    { normal: [0, 0, 1], offset: -1.15, material: surface(mottled([0.44, 0.46, 0.42], [0.36, 0.38, 0.35], 1.1)) },
  ],
  sky: [
    [0.3, 0.3, 0.3],
    [0.3, 0.3, 0.3],
  ],
  ground: [0.3, 0.18, 0.1],
  camera: (time) => ({
    position: [-0.45 + 0.42 * time, 1.25 + 0.04 * time, 4.5 - 0.1 * time],
    target: [0.02 + 0.1 * time, 0.8, 0],
    zoom: 0.235,
  }),
};

/** Soft daylight from a window on the left. */
export const sampleLightA: LightSpec = {
  lamps: [{ azimuth: -58, elevation: 34, kelvin: 5800, intensity: 1, softness: 0.45 }],
  ambient: { kelvin: 7000, intensity: 0.34 },
};

/** A low evening sun from the right. */
export const sampleLightB: LightSpec = {
  lamps: [{ azimuth: 72, elevation: 20, kelvin: 2700, intensity: 1.2, softness: 0.12 }],
  ambient: { kelvin: 8500, intensity: 0.2 },
};
