import { beforeAll, describe, expect, it } from '@jest/globals';
import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';

type Scores = Readonly<Record<'lite' | 'fallback' | 'flat' | 'overlay', number>> & { readonly weights: boolean };

describe('the shipped default, on four small moving scenes with ground truth', () => {
  let scores: Scores;
  beforeAll(async () => {
    const program = fileURLToPath(new URL('./regression.js', import.meta.url));
    const { stdout } = await promisify(execFile)(process.execPath, [program]);
    scores = JSON.parse(stdout) as Scores;
  }, 180_000);

  it('runs on its weights', () => {
    expect(scores.weights).toBe(true);
  });

  it('puts the light on the foreground where it belongs: at least 0.2 of r_fg above the gradient overlay and flat normals', () => {
    expect(scores.lite).toBeGreaterThan(scores.overlay + 0.2);
    expect(scores.lite).toBeGreaterThan(scores.flat + 0.2);
  });

  it('gains by its network: above the fallback without weights', () => {
    expect(scores.lite).toBeGreaterThan(scores.fallback);
  });
});
