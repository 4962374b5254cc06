import { describe, expect, it } from '@jest/globals';
import { countOperations } from './count-operations.js';

describe('countOperations()', () => {
  it('finds the published product (light-a-video.md 1.7): 21 relights of 15 guided steps, 25 guided video steps', async () => {
    const frames = 2;
    const { video, light, decode, encode } = await countOperations('reference', frames);
    expect(video).toBe(25 * 2 * frames);
    expect(light).toBe(21 * 15 * 2 * frames);
    // Consistent and relight target of each fusion, and the result.
    expect(decode).toBe((21 * 2 + 1) * frames);
    // The source, each fusion's picture to relight and its mix, and one light map.
    expect(encode).toBe((21 * 2 + 1) * frames + 1);
  });

  it('finds less work in each lower quality', async () => {
    const counts = await Promise.all((['reference', 'standard', 'draft'] as const).map((quality) => countOperations(quality, 2)));
    const light = counts.map((count) => count.light);
    expect(light).toEqual(light.toSorted((a, b) => b - a));
    expect(new Set(light).size).toBe(3);
  });
});
