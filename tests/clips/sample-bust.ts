import { sin } from '../bench/renderer/exact-math.js';
import type { Sdf } from '../bench/renderer/scene.js';
import { blend, capsule, ellipsoid, smoothMin } from '../bench/renderer/shapes.js';

const { min } = Math;

const mass = blend(
  0.12,
  ellipsoid(0, 0.34, -0.02, 0.25, 0.33, 0.3),
  ellipsoid(0, 0.1, 0.08, 0.17, 0.19, 0.19),
  capsule(0, -0.4, -0.08, 0, 0, -0.05, 0.18, 0.155),
  ellipsoid(0, -0.47, -0.06, 0.52, 0.2, 0.26),
);

/** Features of the face with the width of their blend. */
const features: readonly (readonly [Sdf, number])[] = [
  [capsule(0, 0.36, 0.255, 0, 0.175, 0.325, 0.022, 0.042), 0.06],
  [capsule(-0.03, 0.165, 0.285, 0.03, 0.165, 0.285, 0.033, 0.033), 0.03],
  [capsule(-0.15, 0.375, 0.215, -0.05, 0.39, 0.255, 0.03, 0.035), 0.06],
  [capsule(0.15, 0.375, 0.215, 0.05, 0.39, 0.255, 0.03, 0.035), 0.06],
  [ellipsoid(-0.13, 0.2, 0.16, 0.07, 0.08, 0.07), 0.08],
  [ellipsoid(0.13, 0.2, 0.16, 0.07, 0.08, 0.07), 0.08],
  [ellipsoid(0, -0.05, 0.225, 0.07, 0.06, 0.055), 0.08],
  [ellipsoid(-0.27, 0.24, -0.03, 0.03, 0.085, 0.055), 0.03],
  [ellipsoid(0.27, 0.24, -0.03, 0.03, 0.085, 0.055), 0.03],
];
const sockets = [ellipsoid(-0.098, 0.315, 0.29, 0.06, 0.032, 0.055), ellipsoid(0.098, 0.315, 0.29, 0.06, 0.032, 0.055)] as const;
const eyes = [ellipsoid(-0.098, 0.305, 0.205, 0.046, 0.034, 0.042), ellipsoid(0.098, 0.305, 0.205, 0.046, 0.034, 0.042)] as const;
const lips = [ellipsoid(0, 0.088, 0.248, 0.072, 0.019, 0.028), ellipsoid(0, 0.05, 0.244, 0.058, 0.02, 0.028)] as const;
const cap = ellipsoid(0, 0.47, -0.09, 0.285, 0.26, 0.3);
const nape = ellipsoid(0, 0.27, -0.16, 0.27, 0.28, 0.21);

/** A carved head with curls and shoulders, 1.4 high, its chin near the origin. */
export const sampleBust: Sdf = (x, y, z) => {
  let d = mass(x, y, z);
  if (d > 0.35) return d - 0.16;
  for (const [part, k] of features) d = smoothMin(d, part(x, y, z), k);
  for (const socket of sockets) d = -smoothMin(-d, socket(x, y, z), 0.05);
  for (const eye of eyes) d = smoothMin(d, eye(x, y, z), 0.012);
  for (const lip of lips) d = smoothMin(d, lip(x, y, z), 0.014);
  const hair = smoothMin(cap(x, y, z), nape(x, y, z), 0.08);
  if (hair > 0.1) return min(d, hair - 0.04);
  const curls = sin(34 * x + 2 * sin(17 * y)) * sin(31 * y + 2 * sin(15 * z)) + 0.7 * sin(36 * z + 2 * sin(19 * x));
  return smoothMin(d, hair - 0.013 * curls, 0.02);
};
