import { describe, expect, it } from '@jest/globals';
import { occlusion } from '@relight/models/families/lite/occlusion.js';

const extent = { width: 64, height: 64 };

describe('occlusion()', () => {
  it('leaves a plane facing the viewer open', () => {
    expect(occlusion(new Float32Array(64 * 64).fill(0.4), extent).every((sky) => sky > 0.9999)).toBe(true);
  });

  it('darkens a pit and not the ground about it', () => {
    const depth = Float32Array.from({ length: 64 * 64 }, (_, at) => (Math.hypot((at % 64) - 32, Math.floor(at / 64) - 32) < 5 ? -0.4 : 0));
    const sky = occlusion(depth, extent);
    expect(sky[32 * 64 + 32]).toBeLessThan(0.75);
    expect(sky[32 * 64 + 60]).toBeGreaterThan(0.97);
  });

  it('stays in [exp(-0.9), 1]', () => {
    const noise = Float32Array.from({ length: 64 * 64 }, (_, at) => 3 * Math.sin(at * 12.9898));
    expect(occlusion(noise, extent).every((sky) => sky >= Math.exp(-0.9) - 1e-6 && sky <= 1)).toBe(true);
  });
});
