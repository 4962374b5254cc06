import { describe, expect, it } from '@jest/globals';
import { writeVeil } from '@relight/models/families/lite/veil.js';
import { lightCondition, lightFrom } from './light-conditions.js';

const extent = { width: 32, height: 32 };

function veil(condition: Parameters<typeof writeVeil>[2]): Float32Array {
  const offset = new Float32Array(3 * 32 * 32).fill(9);
  writeVeil(offset, extent, condition);
  return offset;
}

describe('writeVeil()', () => {
  it('at the edge towards the light is veil times the light’s colour, and falls off across the frame', () => {
    const offset = veil({ ...lightCondition([{ direction: [-1, 0, 0], color: [1, 2, 4], softness: 0, falloff: 0.3 }]), veil: 0.1 });
    const edge = Math.exp(-2.2 / 32);
    expect(offset[0]).toBeCloseTo(0.1 * edge, 5);
    expect(offset[2 * 32 * 32]).toBeCloseTo(0.4 * edge, 5);
    expect(offset[31]).toBeCloseTo((0.1 * Math.exp(-4.4)) / edge, 5);
  });

  it('is nothing without lights or at 0, and follows the exposure', () => {
    expect(veil(lightCondition([])).every((light) => light === 0)).toBe(true);
    const condition = lightCondition([lightFrom(0.4, 0.5, 0.6)]);
    expect(veil({ ...condition, veil: 0 }).every((light) => light === 0)).toBe(true);
    expect(veil({ ...condition, exposure: 0.5 })[40]).toBeCloseTo(veil(condition)[40] / 2, 7);
  });
});
