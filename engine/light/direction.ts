import type { Vec3 } from '@relight/models/interfaces/light.js';

const RADIANS = Math.PI / 180;

/** Distance from the optical axis that a frontal light is given when it is turned: that of the side presets. */
const SIDE_DISTANCE = 0.948;

/** Below this distance a light comes from the front, and turning it would not show. */
const FRONTAL_DISTANCE = 0.2;

/** The vector at length 1; straight from the front if it has no length. */
export function unit([x, y, z]: Vec3): Vec3 {
  const length = Math.hypot(x, y, z);
  return length > 0 ? [x / length, y / length, z / length] : [0, 0, 1];
}

/**
 * Unit vector of a light at `degrees` in the picture plane (0 from the right, 90 from the top, counter-clockwise),
 * raised by `height` degrees out of that plane toward the viewer: 0 grazing, 90 frontal, below 0 from behind.
 */
export function directionOf(degrees: number, height: number): Vec3 {
  const flat = Math.cos(height * RADIANS);
  return [Math.cos(degrees * RADIANS) * flat, Math.sin(degrees * RADIANS) * flat, Math.sin(height * RADIANS)];
}

/** Turns a unit vector in the picture plane to `degrees`, keeping its z; a light from the front first moves to the side. */
export function turnTo(direction: Vec3, degrees: number): Vec3 {
  const distance = Math.hypot(direction[0], direction[1]);
  const frontal = distance < FRONTAL_DISTANCE;
  const flat = frontal ? SIDE_DISTANCE : distance;
  const z = frontal ? Math.sign(direction[2]) * Math.sqrt(1 - flat * flat) : direction[2];
  return [Math.cos(degrees * RADIANS) * flat, Math.sin(degrees * RADIANS) * flat, z];
}

/** Mirrored left to right. */
export function mirrored([x, y, z]: Vec3): Vec3 {
  return [-x, y, z];
}

/** Between two unit vectors along the sphere, at constant speed; opposite ones pass the viewer's side. */
export function mixDirections(from: Vec3, to: Vec3, t: number): Vec3 {
  const cosine = Math.min(1, Math.max(-1, from[0] * to[0] + from[1] * to[1] + from[2] * to[2]));
  if (cosine < -0.9999) {
    const half = perpendicular(from);
    return t < 0.5 ? mixDirections(from, half, 2 * t) : mixDirections(half, to, 2 * t - 1);
  }
  const angle = Math.acos(cosine);
  if (angle < 1e-6) return to;
  const a = Math.sin((1 - t) * angle) / Math.sin(angle);
  const b = Math.sin(t * angle) / Math.sin(angle);
  return unit([a * from[0] + b * to[0], a * from[1] + b * to[1], a * from[2] + b * to[2]]);
}

/** The unit vector nearest to the viewer (else to the top) at a right angle to `v`. */
function perpendicular(v: Vec3): Vec3 {
  const axis: Vec3 = Math.abs(v[2]) < 0.9999 ? [0, 0, 1] : [0, 1, 0];
  const along = axis[0] * v[0] + axis[1] * v[1] + axis[2] * v[2];
  return unit([axis[0] - along * v[0], axis[1] - along * v[1], axis[2] - along * v[2]]);
}
