import { describe, expect, it } from '@jest/globals';
import type { LightCondition } from '@relight/models/interfaces/light.js';
import type { Picture } from '../metrics/picture.js';
import { overlaid } from './gradient-overlay.js';
import { transfer } from './reinhard.js';

const [width, height] = [16, 12];
const picture = (value: (x: number, y: number, c: number) => number): Picture => ({
  width,
  height,
  data: Float32Array.from({ length: width * height * 3 }, (_, i) => {
    const p = Math.floor(i / 3);
    return value(p % width, Math.floor(p / width), i % 3);
  }),
});

describe('transfer()', () => {
  const scene = picture((x, y, c) => 0.3 + 0.02 * x + 0.01 * y * (c + 1));

  it('of a picture to itself changes nothing', () => {
    transfer(scene, scene).data.forEach((v, i) => expect(v).toBeCloseTo(scene.data[i], 2));
  });

  it('finds an exposure and a white balance', () => {
    const other = transfer(
      scene,
      picture((x, y, c) => (0.3 + 0.02 * x + 0.01 * y * (c + 1)) * [0.9, 0.7, 0.5][c]),
    );
    const mean = (p: Picture, c: number): number => p.data.reduce((sum, v, i) => sum + (i % 3 === c ? v : 0), 0) / (width * height);
    [0.9, 0.7, 0.5].forEach((k, c) => expect(mean(other, c) / mean(scene, c)).toBeCloseTo(k, 1));
  });
});

describe('overlaid()', () => {
  const light: LightCondition = {
    lights: [{ direction: [1, 0, 0], color: [1, 1, 1], softness: 0.3, falloff: 0.3 }],
    ambient: [0.2, 0.2, 0.2],
    environment: null,
    gobo: null,
    veil: 0,
    exposure: 1,
    shadow: 0,
    delight: 0,
    whiteBalance: 0,
    prompt: '',
    negativePrompt: '',
  };
  const grey = picture(() => 0.5);

  it('is brighter towards the light, and leaves the middle as it was', () => {
    const { data } = overlaid(grey, light);
    for (let x = 1; x < width; x++) expect(data[3 * x]).toBeGreaterThan(data[3 * (x - 1)]);
    expect((data[3 * 7] + data[3 * 8]) / 2).toBeCloseTo(0.5, 6);
  });

  it('takes the colour of the light', () => {
    const { data } = overlaid(grey, { ...light, lights: [{ ...light.lights[0], color: [1.5, 1, 0.4] }] });
    expect(data[0]).toBeGreaterThan(data[1]);
    expect(data[1]).toBeGreaterThan(data[2]);
  });
});
