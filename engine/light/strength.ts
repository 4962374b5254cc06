import type { Animated } from '../relight-request.js';
import { mixNumbers, valueAt } from './keyframes.js';

/** The strength at a frame of the trimmed range, in [0, 1]. */
export function strengthAt(strength: Animated, frame: number): number {
  return typeof strength === 'number' ? strength : valueAt(strength, frame, mixNumbers);
}

/** True when the result is the source itself at every frame. */
export function isZeroEverywhere(strength: Animated): boolean {
  return typeof strength === 'number' ? strength === 0 : strength.every(([, value]) => value === 0);
}
