import { describe, expect, it } from '@jest/globals';
import { createFields, type Fields } from '@relight/models/families/lite/fields.js';
import { shade } from '@relight/models/families/lite/shade.js';
import { lightCondition, lightFrom } from './light-conditions.js';

const SIDE = 64;
const extent = { width: SIDE, height: SIDE };

/** A ball in front of a wall; certain, foreground where the ball is. */
function ball(certainty = 1, mirror = 1): Fields {
  const fields = createFields(extent);
  const size = SIDE * SIDE;
  for (let at = 0; at < size; at++) {
    const x = ((2 * (at % SIDE) + 1) / SIDE - 1 - 0.2 * mirror) / 0.6;
    const y = (1 - (2 * Math.floor(at / SIDE) + 1) / SIDE) / 0.6;
    const z = Math.sqrt(Math.max(0, 1 - x * x - y * y));
    const inside = z > 0;
    fields.normal[at] = inside ? certainty * x : 0;
    fields.normal[at + size] = inside ? certainty * y : 0;
    fields.normal[at + 2 * size] = inside ? certainty * z : certainty;
    fields.depth[at] = inside ? 0.6 * z : 0;
    fields.foreground[at] = inside ? 1 : 0;
  }
  return fields;
}

function mirrored(planes: Float32Array): Float32Array {
  return planes.map((_, at) => planes[at - (at % SIDE) + SIDE - 1 - (at % SIDE)]);
}

function furthest(a: Float32Array, b: Float32Array): number {
  return a.reduce((most, value, at) => Math.max(most, Math.abs(value - b[at])), 0);
}

describe('shade()', () => {
  it('of the mirrored ball under the mirrored light is mirrored', () => {
    const left = shade(ball(1, 1), lightCondition([lightFrom(-0.7, 0.4, 0.4), lightFrom(0.2, -0.9, 0.3)]));
    const right = shade(ball(1, -1), lightCondition([lightFrom(0.7, 0.4, 0.4), lightFrom(-0.2, -0.9, 0.3)]));
    expect(furthest(mirrored(left.light), right.light)).toBeLessThan(1e-4);
    expect(furthest(mirrored(left.key), right.key)).toBeLessThan(1e-4);
  });

  it('lights the side of the ball that faces the light', () => {
    const { light } = shade(ball(), lightCondition([lightFrom(-0.9, 0, 0.4)]));
    const row = (SIDE / 2) * SIDE;
    expect(light[row + 24]).toBeGreaterThan(2 * light[row + 52]);
  });

  it('is linear in the colours of its lights', () => {
    const one = shade(ball(), { ...lightCondition([lightFrom(-0.9, 0, 0.4, 0.4, [1, 2, 3])]), ambient: [0, 0, 0] }).light;
    const two = shade(ball(), { ...lightCondition([lightFrom(-0.9, 0, 0.4, 0.4, [2, 4, 6])]), ambient: [0, 0, 0] }).light;
    expect(
      furthest(
        one.map((value) => 2 * value),
        two,
      ),
    ).toBeLessThan(1e-5);
    const size = SIDE * SIDE;
    expect(one[5 + size] / one[5]).toBeCloseTo(2, 4);
  });

  it('gives the key the first light’s share only', () => {
    const [first, second] = [lightFrom(-0.9, 0, 0.4), lightFrom(0.9, 0, 0.4)];
    const gobo = { kind: 'blinds', amount: 1, scale: 1, phase: 0 } as const;
    const { key } = shade(ball(), { ...lightCondition([first, second]), gobo });
    const alone = shade(ball(), { ...lightCondition([first]), ambient: [0, 0, 0] }).light;
    expect(furthest(key, alone)).toBeLessThan(1e-6);
    expect(shade(ball(), lightCondition([])).key.every((value) => value === 0)).toBe(true);
  });

  it('of normals without certainty does not depend on where they point', () => {
    const condition = lightCondition([lightFrom(-0.9, 0, 0.4)]);
    const unsure = { ...condition, ambient: [0, 0, 0], shadow: 0 } as const;
    const { light } = shade(ball(0.3), unsure);
    const ramp = light[20] / light[SIDE * 40 + 20];
    expect(ramp).toBeCloseTo(1, 4);
  });

  it('of a constant environment on an open wall is that constant', () => {
    const wall = createFields(extent);
    wall.normal.fill(1, 2 * SIDE * SIDE);
    const coefficients = new Float32Array(27);
    coefficients.fill(1 / 0.282095, 0, 3);
    const { light } = shade(wall, { ...lightCondition([]), ambient: [0, 0, 0], environment: { coefficients } });
    expect(light.every((value) => Math.abs(value - 1) < 1e-5)).toBe(true);
  });

  it('shadows are as deep as asked for', () => {
    const darkest = (shadow: number): number => {
      const without = shade(ball(), { ...lightCondition([lightFrom(-0.9, 0, 0.5)]), ambient: [0, 0, 0], shadow: 0 }).light;
      const with_ = shade(ball(), { ...lightCondition([lightFrom(-0.9, 0, 0.5)]), ambient: [0, 0, 0], shadow }).light;
      return with_.reduce((least, value, at) => (without[at] > 0.01 ? Math.min(least, value / without[at]) : least), 1);
    };
    expect(darkest(0.8)).toBeLessThan(darkest(0.4) - 0.2);
    expect(darkest(0.4)).toBeGreaterThanOrEqual(0.6 - 1e-6);
  });
});
