import { expect } from '@jest/globals';
import { createLightTrack, type ResolvedLight } from '@relight/engine/light/light-track.js';
import type { LightRequest } from '@relight/engine/relight-request.js';
import type { DirectionalLight, LightCondition } from '@relight/models/interfaces/light.js';
import { NEUTRAL_LIGHT } from '../../fakes/neutral-light.js';

/** The light of a request that says only this, over 24 frames. */
export function resolve(light: Partial<LightRequest>, frames = 24): Promise<ResolvedLight> {
  return createLightTrack({ light: { ...NEUTRAL_LIGHT, ...light }, frames });
}

/** The same at its first frame. */
export async function conditionOf(light: Partial<LightRequest>, frame = 0): Promise<LightCondition> {
  return (await resolve(light)).track.at(frame);
}

/** Counter-clockwise from the right, in (-180, 180]. */
export function degreesOf({ direction: [x, y] }: DirectionalLight): number {
  return (Math.atan2(y, x) * 180) / Math.PI;
}

/** What every relighter may rely on. */
export function expectSound(condition: LightCondition): void {
  for (const { direction, color, softness } of condition.lights) {
    expect(Math.hypot(...direction)).toBeCloseTo(1, 9);
    expect(color.every((value) => Number.isFinite(value) && value >= 0)).toBe(true);
    expect(softness).toBeGreaterThanOrEqual(0);
    expect(softness).toBeLessThanOrEqual(1);
  }
  expect(condition.ambient.every((value) => Number.isFinite(value) && value >= 0)).toBe(true);
  for (const share of [condition.veil, condition.shadow, condition.delight, condition.whiteBalance, condition.gobo?.amount ?? 0]) {
    expect(share).toBeGreaterThanOrEqual(0);
    expect(share).toBeLessThanOrEqual(1);
  }
  expect(condition.exposure).toBeGreaterThan(0);
  expect(Number.isFinite(condition.exposure + (condition.gobo?.phase ?? 0) + (condition.gobo?.scale ?? 1))).toBe(true);
}
