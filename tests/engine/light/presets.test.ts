import { describe, expect, it } from '@jest/globals';
import { luminance } from '@relight/engine/light/equal-luminance.js';
import { PRESETS } from '@relight/engine/light/presets.js';
import { RELIGHT_EFFECT } from '@relight/proto/relight-effect.js';
import { conditionOf, degreesOf, expectSound, resolve } from './conditions.js';

const ids = Object.keys(PRESETS);

describe('PRESETS', () => {
  it('are those the effect describes', () => {
    expect(ids).toEqual(RELIGHT_EFFECT.presets.map(({ id }) => id));
  });

  it.each(ids)('%s gives sound light at every frame', async (preset) => {
    const { track, warnings } = await resolve({ preset });
    for (const frame of [0, 1, 7, 23, 24, 1000]) expectSound(track.at(frame));
    expect(warnings).toEqual([]);
  });

  it('left and right mirror each other', async () => {
    const [left, right] = await Promise.all([conditionOf({ preset: 'left' }), conditionOf({ preset: 'right' })]);
    const [x, y, z] = left.lights[0].direction;
    const mirrored = { lights: [{ ...left.lights[0], direction: [-x, y, z] }], prompt: left.prompt.replace('left', 'right') };
    expect(right).toEqual({ ...left, ...mirrored });
  });

  it('are as strong as their intensity says, whatever their colour', async () => {
    const strength = async (preset: string): Promise<number> => luminance((await conditionOf({ preset })).lights[0].color);
    expect(await strength('left')).toBeCloseTo(2.2, 9);
    expect(await strength('top-warm')).toBeCloseTo(2.2, 9);
    expect(await strength('sunset')).toBeCloseTo(2.6, 9);
    expect(await strength('neon')).toBeCloseTo(1.5, 9);
    expect(await strength('moonlight')).toBeCloseTo(1.3, 9);
  });

  it('stand where they say', async () => {
    const degrees = async (preset: string): Promise<number> => degreesOf((await conditionOf({ preset })).lights[0]);
    expect(Math.abs((await degrees('top-warm')) - 90)).toBeLessThan(10);
    expect(await degrees('bottom')).toBe(-90);
  });

  it('only the leaves drift and only the candle flickers', async () => {
    for (const preset of ids) {
      const { track } = await resolve({ preset });
      expect(JSON.stringify(track.at(0)) !== JSON.stringify(track.at(9))).toBe(preset === 'dappled' || preset === 'candle');
    }
  });

  it('keep shadows at 0.6 or less, where depth errors would show', async () => {
    for (const preset of ids) expect((await conditionOf({ preset })).shadow).toBeLessThanOrEqual(0.6);
  });
});
