import { describe, expect, it } from '@jest/globals';
import { createLightTrack } from '@relight/engine/light/light-track.js';
import { NEUTRAL_LIGHT } from '../fakes/neutral-light.js';
import type { LightSpec } from './renderer/lights.js';
import { lightingAt } from './renderer/lights.js';
import type { CameraPose, Scene } from './renderer/scene.js';
import { rigOfLight } from './rig-of-light.js';

const fromRight: LightSpec = {
  lamps: [{ azimuth: 90, elevation: 0, kelvin: 3000, intensity: 1.5, softness: 0.3 }],
  ambient: { kelvin: 7000, intensity: 0.25 },
};
const scene = (camera: Partial<CameraPose>): Scene => ({
  solids: [],
  planes: [],
  sky: [
    [0, 0, 0],
    [0, 0, 0],
  ],
  ground: [0, 0, 0],
  camera: () => ({ position: [0, 0, 5], target: [0, 0, 0], zoom: 0.3, ...camera }),
});
const conditionAt = async (light: LightSpec, seen: Scene, frame: number) =>
  (await createLightTrack({ light: { ...NEUTRAL_LIGHT, rig: rigOfLight(light, 6, seen) }, frames: 6 })).track.at(frame);

describe('rigOfLight()', () => {
  it('gives the engine the directions, colours and softness of the truth', async () => {
    const { lights, ambient } = await conditionAt(fromRight, scene({}), 0);
    const { lamps, ambient: trueAmbient } = lightingAt(fromRight, 0);
    [1, 0, 0].forEach((v, i) => expect(lights[0].direction[i]).toBeCloseTo(v, 5));
    lamps[0].color.forEach((v, i) => expect(lights[0].color[i]).toBeCloseTo(v, 4));
    trueAmbient.forEach((v, i) => expect(ambient[i]).toBeCloseTo(v, 4));
    expect(lights[0].softness).toBe(0.3);
  });

  it('sees them from the camera: a viewer on the right has the same lamp behind', async () => {
    const { lights } = await conditionAt(fromRight, scene({ position: [5, 0, 0] }), 0);
    [0, 0, 1].forEach((v, i) => expect(lights[0].direction[i]).toBeCloseTo(v, 5));
  });

  it('moves a sweeping lamp frame by frame', async () => {
    const sweep = { ...fromRight, lamps: [{ ...fromRight.lamps[0], azimuth: -90, azimuthTo: 90 }] };
    const xs = await Promise.all([0, 1, 2, 3, 4, 5].map(async (f) => (await conditionAt(sweep, scene({}), f)).lights[0].direction[0]));
    xs.forEach((x, f) => expect(x).toBeCloseTo(Math.sin((Math.PI * (f - 2.5)) / 5), 4));
  });
});
