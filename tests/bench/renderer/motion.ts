import { cos, sin } from './exact-math.js';
import type { CameraPose, Pose, Triple } from './scene.js';

/** Row-major rotation: roll about Z, then pitch about X, then yaw about Y; radians. */
export function rotation(yaw: number, pitch: number, roll: number): readonly number[] {
  const [cy, sy, cp, sp, cr, sr] = [cos(yaw), sin(yaw), cos(pitch), sin(pitch), cos(roll), sin(roll)];
  return [
    cy * cr + sy * sp * sr,
    -cy * sr + sy * sp * cr,
    sy * cp,
    cp * sr,
    cp * cr,
    -sp,
    -sy * cr + cy * sp * sr,
    sy * sr + cy * sp * cr,
    cy * cp,
  ];
}

const UPRIGHT = rotation(0, 0, 0);

/** A thing that stands still. */
export const still = (position: Triple, yaw = 0): ((time: number) => Pose) => {
  const pose = { position, rotation: yaw === 0 ? UPRIGHT : rotation(yaw, 0, 0) };
  return () => pose;
};

/** A thing that drifts (units per second) and turns (radians per second about Y, X, Z) from an initial attitude. */
export const drifting =
  (position: Triple, velocity: Triple, attitude: Triple, spin: Triple): ((time: number) => Pose) =>
  (time) => ({
    position: [position[0] + velocity[0] * time, position[1] + velocity[1] * time, position[2] + velocity[2] * time],
    rotation: rotation(attitude[0] + spin[0] * time, attitude[1] + spin[1] * time, attitude[2] + spin[2] * time),
  });

/** A camera that looks at `target` and glides (units per second). */
export const glidingCamera =
  (position: Triple, target: Triple, velocity: Triple, zoom: number): ((time: number) => CameraPose) =>
  (time) => ({
    position: [position[0] + velocity[0] * time, position[1] + velocity[1] * time, position[2] + velocity[2] * time],
    target: [target[0] + 0.3 * velocity[0] * time, target[1] + 0.3 * velocity[1] * time, target[2]],
    zoom,
  });
