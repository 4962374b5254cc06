import { describe, expect, it } from '@jest/globals';
import { createLightTrack } from '@relight/engine/light/light-track.js';
import { luminance } from '@relight/engine/light/equal-luminance.js';
import { kelvinToRgb } from '@relight/engine/light/kelvin.js';
import { conditionOf, degreesOf, expectSound, resolve } from './conditions.js';
import { NEUTRAL_LIGHT } from '../../fakes/neutral-light.js';

describe('createLightTrack()', () => {
  it('gives a sound neutral key light with the bound defaults when nothing is asked', async () => {
    const { track, understood, warnings } = await resolve({});
    const condition = track.at(0);
    expectSound(condition);
    expect(condition).toMatchObject({
      delight: 0.5,
      whiteBalance: 0.5,
      shadow: 0.4,
      veil: 0.004,
      exposure: 1,
      gobo: null,
      environment: null,
    });
    expect(condition.lights).toHaveLength(1);
    expect(luminance(condition.ambient)).toBeCloseTo(0.18, 9);
    expect(kelvinToRgb(6500).map((value) => value * 0.18)).toEqual(condition.ambient);
    expect([understood, warnings]).toEqual([[], []]);
  });

  it('gives the same track for the same request', async () => {
    const light = { prompt: 'candlelight from the left', preset: 'dappled', direction: 30 };
    const [a, b] = await Promise.all([resolve(light), resolve(light)]);
    for (const frame of [0, 5, 23]) expect(a.track.at(frame)).toEqual(b.track.at(frame));
  });

  it('carries the prompts on in full', async () => {
    expect(await conditionOf({ prompt: 'a bear, sunset', negativePrompt: 'blurry' })).toMatchObject({
      prompt: 'a bear, sunset',
      negativePrompt: 'blurry',
    });
  });

  it.each([
    [0, 0],
    [90, 90],
    [180, 180],
    [270, -90],
    [-45, -45],
    [123, 123],
  ])('turns the key to %d degrees, keeping its height', async (direction, degrees) => {
    const before = await conditionOf({});
    const [key] = (await conditionOf({ direction })).lights;
    expect(degreesOf(key)).toBeCloseTo(degrees, 6);
    expect(key.direction[2]).toBeCloseTo(before.lights[0].direction[2], 12);
  });

  it('mirrors the fill with the key when it changes sides', async () => {
    const [right, left] = await Promise.all([
      conditionOf({ preset: 'sunset', direction: 20 }),
      conditionOf({ preset: 'sunset', direction: 160 }),
    ]);
    right.lights.forEach(({ direction: [x, y, z] }, index) => {
      const mirrored = left.lights[index].direction;
      [-x, y, z].forEach((value, axis) => {
        expect(mirrored[axis]).toBeCloseTo(value, 9);
      });
    });
  });

  it('none takes direction away and keeps the colours', async () => {
    const [neon, flat] = await Promise.all([conditionOf({ preset: 'neon' }), conditionOf({ preset: 'neon', direction: 'none' })]);
    for (const light of flat.lights) expect(light).toMatchObject({ direction: [0, 0, 1], softness: 1 });
    expect(flat.lights.map(({ color }) => color)).toEqual(neon.lights.map(({ color }) => color));
  });

  it('lets each later step win on what it names', async () => {
    const preset = await conditionOf({ preset: 'blinds' });
    const prompt = await conditionOf({ preset: 'blinds', prompt: 'sunset' });
    const params = await conditionOf({ preset: 'blinds', prompt: 'sunset from the right', direction: 135, temperature: 4000, shadow: 0.1 });
    const rig = await conditionOf({ preset: 'blinds', prompt: 'sunset', shadow: 0.1, rig: '{"shadow": 0.2, "veil": 0}' });
    expect(preset.lights).toHaveLength(1);
    expect(prompt.lights).toEqual((await conditionOf({ preset: 'sunset' })).lights);
    expect(prompt.gobo).toEqual(preset.gobo);
    expect(degreesOf(params.lights[0])).toBeCloseTo(135, 6);
    expect(params.lights[0].color[2] / params.lights[0].color[0]).toBeCloseTo(kelvinToRgb(4000)[2] / kelvinToRgb(4000)[0], 9);
    expect(params.shadow).toBe(0.1);
    expect(rig).toMatchObject({ shadow: 0.2, veil: 0 });
    expect(rig.lights).toEqual(prompt.lights);
  });

  it('forgets the darkness of a preset when the prompt names another look', async () => {
    expect((await conditionOf({ preset: 'moonlight', prompt: 'golden hour' })).exposure).toBe(1);
  });

  it('adds stops to what there is', async () => {
    const [plain, changed] = await Promise.all([
      conditionOf({ preset: 'sunset' }),
      conditionOf({ preset: 'sunset', intensity: 1, exposure: -1 }),
    ]);
    expect(changed.exposure).toBeCloseTo(plain.exposure / 2, 12);
    expect(luminance(changed.lights[0].color)).toBeCloseTo(2 * luminance(plain.lights[0].color), 9);
    expect(changed.lights[1]).toEqual(plain.lights[1]);
  });

  it('reads the environment a rig names once, turned and exposed by the frame', async () => {
    const paths: string[] = [];
    const coefficients = new Float32Array(27).map((_, index) => index);
    const { track } = await createLightTrack({
      light: { ...NEUTRAL_LIGHT, rig: '{"environment": {"path": "/m.hdr", "rotation": [[0, 0], [10, 90]], "exposure": 1}}' },
      frames: 11,
      loadEnvironment: (path) => {
        paths.push(path);
        return Promise.resolve({ coefficients });
      },
    });
    expect([...(track.at(0).environment?.coefficients ?? [])]).toEqual([...coefficients].map((value) => 2 * value));
    const turned = track.at(10).environment?.coefficients ?? [];
    expect(turned[3 * 2]).toBeCloseTo(2 * coefficients[3 * 3], 4);
    expect(turned[3 * 3]).toBeCloseTo(-2 * coefficients[3 * 2], 4);
    expect(paths).toEqual(['/m.hdr']);
    expect(track.at(0).lights).toEqual([]);
  });

  it('refuses an unknown preset and a broken rig as usage', async () => {
    await expect(resolve({ preset: 'sunsett' })).rejects.toMatchObject({
      code: 'invalid-argument',
      message: expect.stringContaining('"sunsett"'),
    });
    await expect(resolve({ preset: 'toString' })).rejects.toMatchObject({ code: 'invalid-argument' });
    await expect(resolve({ rig: '{' })).rejects.toMatchObject({ code: 'invalid-argument' });
  });
});
